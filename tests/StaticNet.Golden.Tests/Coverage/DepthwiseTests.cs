using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Ops;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Coverage;

/// <summary>PyTorch's convolutions with a group for each channel, by the layer that is nothing else.</summary>
public sealed class DepthwiseTests
{
    // The sequence is an image of one row, padded before it.
    private static readonly (string File, string Case, string Input, string Layer)[] Cases =
    [
        ("conv2d.json", "depthwise", "6, 5, 5", "DepthwiseConv2D(3, Padding = PaddingMode.Same"),
        ("conv2d.json", "depthwise_times2", "5, 5, 3", "DepthwiseConv2D(3, Multiplier = 2"),
        ("conv1d.json", "depthwise_causal", "1, 6, 5", "DepthwiseConv2D(1, 4, Pad = [0, 0, 3, 0]"),
    ];

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile(
        "DepthwiseNetworks",
        Cases.SelectMany((example, index) =>
        {
            string input = $"[Input({example.Input})]\n";
            string layer = $"[{example.Layer}, Name = \"conv\")]\n";
            return (KeyValuePair<string, string>[])
            [
                new($"Alone{index}", input + layer),
                new($"Padded{index}", $"{input}[ZeroPad2D(0)]\n{layer}[ZeroPad2D(0)]\n"),
            ];
        })));

    public static TheoryData<int> Indices() => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Indices))]
    public void Case_matches_PyTorch(int index)
    {
        GoldenCase golden = GoldenFolder.Read(Path.Combine(GoldenFolder.OwnPath, Cases[index].File))
            .Single(golden => golden.Name == Cases[index].Case);
        ConvolutionOp.Check(golden, Compiled.Value.Create($"Alone{index}"), "alone");
        ConvolutionOp.Check(golden, Compiled.Value.Create($"Padded{index}"), "between copies");
    }
}
