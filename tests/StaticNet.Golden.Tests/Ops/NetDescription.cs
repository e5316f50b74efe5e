using System.Globalization;
using System.Text.RegularExpressions;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>
/// Reads how the golden files write a whole network: <c>linear(16,12) relu linear(12,5) cross_entropy(mean)</c>, or
/// <c>input 1x8x8; conv2d(1,4,3x3 valid) relu max_pool2d(2) flatten (channel, row, column) linear(36,5)</c>.
/// </summary>
internal static partial class NetDescription
{
    private static readonly Dictionary<string, string> Activations = new()
    {
        ["relu"] = "[Relu]",
        ["tanh"] = "[Tanh]",
        ["sigmoid"] = "[Sigmoid]",
        ["gelu"] = "[Gelu]",
        ["silu"] = "[Silu]",
        ["elu"] = "[Elu]",
        ["selu"] = "[Selu]",
        ["softplus"] = "[Softplus]",
    };

    private static readonly string[] Layers =
        ["input", "conv2d", "max_pool2d", "flatten", "linear", "batch_norm", "cross_entropy"];

    /// <summary>The first of the network's layers that has no attribute; null where all have one.</summary>
    /// <param name="net">The description.</param>
    public static string? FirstUnknown(string net)
    {
        if (Recurrent().IsMatch(net))
            return null;
        var words = Words(net).Select(word => word.Kind).ToList();
        return words.FirstOrDefault(kind => !Layers.Contains(kind) && !Activations.ContainsKey(kind))
            ?? (words.FirstOrDefault() is "linear" or "input" ? null : "no input at the start");
    }

    /// <summary>
    /// The attributes of the network; layers are named as the files name them: fc1, fc2, ..., or fc where there is one.
    /// </summary>
    /// <param name="net">The description.</param>
    public static string Attributes(string net)
    {
        if (Recurrent().Match(net) is { Success: true } recurrent)
            return RecurrentAttributes(recurrent.Groups);
        var attributes = new List<string>();
        int dense = 0;
        bool hasSeveral = Words(net).Count(word => word.Kind == "linear") > 1;
        foreach ((string kind, string[] arguments) in Words(net))
        {
            if (kind == "linear" && attributes.Count == 0)
                attributes.Add($"[Input({Size(arguments[0])})]");
            attributes.Add(kind switch
            {
                "input" => $"[Input({Image(arguments[0])})]",
                "conv2d" when arguments[2] == "3x3 valid" => $"[Conv2D({Size(arguments[1])}, 3, Name = \"conv\")]",
                "max_pool2d" => $"[MaxPool2D({Size(arguments[0])})]",
                "flatten" => "[Flatten]",
                "linear" => $"[Dense({Size(arguments[1])}, Inputs = {Size(arguments[0])}, "
                    + $"Name = \"fc{(hasSeveral ? $"{++dense}" : "")}\")]",
                "batch_norm" => $"[BatchNorm({BatchNorm(arguments)}, Name = \"bn\")]",
                "cross_entropy" when arguments is [] or ["mean"] => "[CrossEntropyLoss]",
                "cross_entropy" when arguments is ["sum"] => "[CrossEntropyLoss(Reduction = LossReduction.Sum)]",
                _ => Activations[kind],
            });
        }
        return string.Join("\n", attributes);
    }

    private static string RecurrentAttributes(GroupCollection parts) => string.Join(
        "\n",
        $"[SequenceInput({parts["inputs"]})]",
        $"[{(parts["kind"].Value == "lstm" ? "Lstm" : "Gru")}({parts["units"]}, Name = \"rnn\")]",
        $"[Dense({parts["outputs"]}, Name = \"fc\")]",
        "[CrossEntropyLoss]");

    // Settings are written as <c>momentum 0.1, eps 1e-5, training</c>.
    private static string BatchNorm(string[] arguments)
    {
        double Setting(string name, double fallback)
            => arguments.FirstOrDefault(
                argument => argument.StartsWith(name + " ", StringComparison.Ordinal)) is string setting
                ? double.Parse(setting[name.Length..], CultureInfo.InvariantCulture)
                : fallback;

        return $"Momentum = {Source.Number(Setting("momentum", 0.1))}, Epsilon = {Source.Number(Setting("eps", 1e-5))}";
    }

    private static int Size(string argument) => int.Parse(argument, CultureInfo.InvariantCulture);

    // Channels x height x width, as PyTorch has it; ours are last.
    private static string Image(string sizes)
    {
        int[] axes = Array.ConvertAll(sizes.Split('x'), Size);
        return Source.Shape([axes[1], axes[2], axes[0]]);
    }

    private static IEnumerable<(string Kind, string[] Arguments)> Words(string net)
        => Word().Matches(Input().Replace(net, "input($1)").Replace("flatten (", "flatten(")).Select(match => (
            match.Groups[1].Value,
            match.Groups[2].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));

    [GeneratedRegex(@"input ([0-9x]+);")]
    private static partial Regex Input();

    [GeneratedRegex(@"(\w+)(?:\(([^)]*)\))?")]
    private static partial Regex Word();

    // A sentence: what stands at every step, and that each batch starts from a state of zero.
    [GeneratedRegex(@"^(?<kind>lstm|gru)\((?<inputs>\d+),(?<units>\d+)\) over \d+ steps, "
        + "state zero at the start of every batch; "
        + @"linear\(\k<units>,(?<outputs>\d+)\) at every step; cross_entropy mean over batch and time$")]
    private static partial Regex Recurrent();
}
