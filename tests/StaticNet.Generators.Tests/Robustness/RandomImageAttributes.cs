namespace StaticNet.Generators.Tests.Robustness;

/// <summary>
/// Makes declarations of networks over images and sequences from a seed, many of whose sizes, strides and paddings are
/// at or beyond what makes sense.
/// </summary>
internal sealed class RandomImageAttributes(int seed)
{
    private static readonly string[] Sizes = ["1", "2", "3", "4", "5", "7"];

    private static readonly string[] Extremes =
    [
        "0", "-1", "int.MinValue", "int.MaxValue", "int.MaxValue / 2", "0x70000000", "0x70000001", "1 << 16", "1 << 20", "46341",
    ];

    private static readonly (string Kind, int MostSizes)[] Layers =
    [
        ("MaxPool2D", 2), ("MaxPool1D", 1), ("AveragePool2D", 2), ("AveragePool1D", 1), ("AdaptiveAveragePool2D", 2), ("GlobalAveragePool", 0),
        ("GlobalMaxPool", 0), ("ZeroPad2D", 4), ("UpSample2D", 2), ("DepthwiseConv2D", 2), ("Conv2D", 3), ("Conv1D", 2), ("ConvTranspose2D", 3),
        ("Flatten", 0), ("Relu", 0), ("Dense", 1), ("Reshape", 3),
    ];

    private static readonly string[] Named =
    [
        "Stride", "Strides", "Dilation", "Dilations", "Pad", "Padding", "CeilMode", "CountPadding", "Multiplier", "Groups", "UseBias", "Interpolation",
        "OutputPadding", "OutputPaddings", "Init",
    ];

    private readonly Random _random = new(seed);

    public string Next()
    {
        string input = _random.Next(4) == 0 ? $"Input({Size()}, {Size()})" : $"Input({Size()}, {Size()}, {Size()})";
        IEnumerable<string> layers = Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Layer());
        return $"[Network]\n[{string.Join("]\n[", layers.Prepend(input))}]\npublic partial class Net;";
    }

    private string Layer()
    {
        (string kind, int most) = Layers[_random.Next(Layers.Length)];
        int count = most == 0 ? 0 : _random.Next(1, most + 1);
        IEnumerable<string> arguments = Enumerable.Range(0, count).Select(_ => Size())
            .Concat(Enumerable.Range(0, _random.Next(3)).Select(_ => Argument()).DistinctBy(static argument => argument.Split(' ')[0]));
        return $"{kind}({string.Join(", ", arguments)})";
    }

    private string Argument()
    {
        string name = Named[_random.Next(Named.Length)];
        string value = name switch
        {
            "Padding" => Pick(["PaddingMode.Same", "PaddingMode.Valid", "PaddingMode.Causal", "(PaddingMode)9", "(PaddingMode)(-1)"]),
            "Interpolation" => Pick(["Interpolation.Bilinear", "(Interpolation)7"]),
            "Init" => Pick(["Initializer.Orthogonal", "(Initializer)77"]),
            "CeilMode" or "CountPadding" or "UseBias" => Pick(["true", "false"]),
            "Pad" => Numbers(4),
            "Strides" or "Dilations" or "OutputPaddings" => Numbers(2),
            _ => Size(),
        };
        return $"{name} = {value}";
    }

    private string Numbers(int usual) => _random.Next(6) switch
    {
        0 => Pick(["null", "[]", "new int[0]", "default"]),
        1 => $"[{string.Join(", ", Enumerable.Range(0, _random.Next(1, 6)).Select(_ => Size()))}]",
        _ => $"[{string.Join(", ", Enumerable.Range(0, usual).Select(_ => _random.Next(3) == 0 ? "0" : Size()))}]",
    };

    private string Size() => Pick(_random.Next(7) == 0 ? Extremes : Sizes);

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}
