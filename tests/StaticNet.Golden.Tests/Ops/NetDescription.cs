using System.Globalization;
using System.Text.RegularExpressions;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>
/// Reads how the golden files write a whole network: <c>linear(16,12) relu linear(12,5) cross_entropy(mean)</c>.
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

    /// <summary>The first of the network's layers that has no attribute; null where all have one.</summary>
    /// <param name="net">The description.</param>
    public static string? FirstUnknown(string net)
    {
        var words = Words(net).Select(word => word.Kind).ToList();
        return words.FirstOrDefault(kind => kind is not ("linear" or "cross_entropy") && !Activations.ContainsKey(kind))
            ?? (words.FirstOrDefault() == "linear" ? null : "no linear layer at the start");
    }

    /// <summary>The attributes of the network; dense layers are named as the files name them: fc1, fc2, ...</summary>
    /// <param name="net">The description.</param>
    public static string Attributes(string net)
    {
        var attributes = new List<string>();
        int dense = 0;
        foreach ((string kind, string[] arguments) in Words(net))
        {
            if (kind == "linear" && attributes.Count == 0)
                attributes.Add($"[Input({Size(arguments[0])})]");
            attributes.Add(kind switch
            {
                "linear" => $"[Dense({Size(arguments[1])}, Inputs = {Size(arguments[0])}, Name = \"fc{++dense}\")]",
                "cross_entropy" when arguments is [] or ["mean"] => "[CrossEntropyLoss]",
                "cross_entropy" when arguments is ["sum"] => "[CrossEntropyLoss(Reduction = LossReduction.Sum)]",
                _ => Activations[kind],
            });
        }
        return string.Join("\n", attributes);
    }

    private static int Size(string argument) => int.Parse(argument, CultureInfo.InvariantCulture);

    private static IEnumerable<(string Kind, string[] Arguments)> Words(string net)
        => Word().Matches(net).Select(match => (
            match.Groups[1].Value,
            match.Groups[2].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));

    [GeneratedRegex(@"(\w+)(?:\(([^)]*)\))?")]
    private static partial Regex Word();
}
