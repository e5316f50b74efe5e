namespace StaticNet.Generators.Tests.Robustness;

/// <summary>
/// Makes networks from a seed whose shapes all fit, and whose names are such as generated code has or makes of others.
/// </summary>
internal sealed class RandomNames(int seed)
{
    private static readonly string[] Words =
    [
        "a", "b", "aB", "a1", "b1", "aWeight", "bSize", "dA", "dB", "firstA", "aTargets", "aLabels", "aScale", "aLosses", "aOptions", "aSampleLosses",
        "aGradient", "aStride", "aChannels", "aPositions", "aVector1", "aSum1", "rows", "row", "samples", "workspace", "training", "gradients", "parameters",
        "input", "output", "targets", "labels", "time", "scratch", "first", "end", "class", "in", "ref", "params", "value", "this", "await", "record", "span",
        "tile", "joins", "add", "concat", "layers", "pass", "views", "block", "network", "first1", "inputCopy", "dInput", "loss", "weights", "state", "b1Dense1", "aParameters", "b1Parameters", "aBuffers",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A network and its blocks.</summary>
    /// <param name="name">The network's class.</param>
    public string Next(string name)
    {
        string[] blocks = [.. Enumerable.Range(0, 2).Select(index => $"{(index == 0 ? "B" : "A")}{name}")];
        string trunk = Pick(Words);
        List<string> attributes = ["Network", $"Input(4{Name()})", $"Dense(4, Name = \"{trunk}\")"];
        for (int layer = _random.Next(2, 6); layer > 0; layer--)
            attributes.Add(Layer(blocks));
        if (_random.Next(2) == 0)
        {
            string second = Pick(Words);
            attributes.Add($"Input(4, Name = \"{second}\")");
            attributes.Add(Layer(blocks));
            attributes.Add($"Add(\"{second}\"{Name()})");
        }
        if (_random.Next(2) == 0)
        {
            attributes.Add($"Output({(_random.Next(2) == 0 ? "4" : "")}{Name(isFirst: true)})".Replace("(4Name", "(4, Name"));
            attributes.Add("MeanSquaredErrorLoss");
            attributes.Add($"Dense(4, From = \"{trunk}\"{Name()})");
            attributes.Add($"Output(Name = \"{Pick(Words)}\")");
        }
        if (_random.Next(2) == 0)
            attributes.Add(Pick(["CrossEntropyLoss", "HuberLoss(Weight = 0.5)"]));
        string declared = string.Join("\n", blocks.Select(block => $"[Block, Dense(4{Name()}), Multiply(\"input\"{Name()}), Tanh] class {block};"));
        return $"[{string.Join(", ", attributes)}] public partial class {name};\n{declared}\n";
    }

    private string Layer(string[] blocks) => _random.Next(6) switch
    {
        0 => $"Use<{Pick(blocks)}>({Name(isFirst: true)})",
        1 => $"Residual<{Pick(blocks)}>(Repeat = 2{Name()})",
        2 => $"Relu({Name(isFirst: true)})",
        3 => $"Slice(0, 4{Name()})",
        _ => $"Dense(4{Name()})",
    };

    private string Name(bool isFirst = false) =>
        _random.Next(2) == 0 ? "" : $"{(isFirst ? "" : ", ")}Name = \"{Pick(Words)}\"";

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}
