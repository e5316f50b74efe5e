using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Functions;

/// <summary>Functions of the user's that the library has too: both do the same, in every place.</summary>
public sealed class CustomFunctionTests
{
    private const string Methods = """
        static float Rectified(float x) => MathF.Max(x, 0);
        static float Leaky(float x) => x > 0 ? x : 0.2f * x;
        static float Bounded(float x) => Math.Clamp(x, -0.5f, 0.75f);
        static float Hyperbolic(float x) => (float)Math.Tanh(x);
        static float Logistic(float x) => 1 / (1 + MathF.Exp(-x));
        static float Swish(float x) => x * Logistic(x);
        static float SoftRectified(float x) => MathF.Log(1 + MathF.Exp(x));
        static float Product(float a, float b) => a * b;
        static float Difference(float first, float second)
        {
            var d = first - second;
            return d;
        }
        static float MulAdd(float x, float factor, float addend) => x * factor + addend;
        static float Four(float a, float b, float c, float d) => MathF.FusedMultiplyAdd(a, c, b * d);
        private static float Pinball(float prediction, float target) =>
            MathF.Max(0.9f * (target - prediction), (0.9f - 1) * (target - prediction));
        private static float Squared(float prediction, float target) => MathF.Pow(prediction - target, 2);
        """;

    private static readonly (string Own, string Library)[] Pairs =
    [
        ("[Dense(21)]\n[Elementwise(nameof(Rectified))]\n[Dense(3), MeanSquaredErrorLoss]", "[Dense(21)]\n[Relu]\n[Dense(3), MeanSquaredErrorLoss]"),
        ("[Dense(21)]\n[Elementwise(nameof(Leaky))]\n[Dense(3), MeanSquaredErrorLoss]", "[Dense(21)]\n[LeakyRelu(0.2)]\n[Dense(3), MeanSquaredErrorLoss]"),
        ("[Dense(21)]\n[Elementwise(nameof(Bounded))]\n[Dense(3), MeanSquaredErrorLoss]", "[Dense(21)]\n[HardTanh(-0.5, 0.75)]\n[Dense(3), MeanSquaredErrorLoss]"),
        ("[Dense(21)]\n[Elementwise(nameof(Hyperbolic))]\n[Dense(3), MeanSquaredErrorLoss]", "[Dense(21)]\n[Tanh]\n[Dense(3), MeanSquaredErrorLoss]"),
        ("[Dense(21)]\n[Elementwise(nameof(Logistic))]\n[Dense(3), MeanSquaredErrorLoss]", "[Dense(21)]\n[Sigmoid]\n[Dense(3), MeanSquaredErrorLoss]"),
        ("[Dense(21)]\n[Elementwise(nameof(Swish))]\n[Dense(3), MeanSquaredErrorLoss]", "[Dense(21)]\n[Silu]\n[Dense(3), MeanSquaredErrorLoss]"),
        ("[Dense(21)]\n[Elementwise(nameof(SoftRectified))]\n[Dense(3), MeanSquaredErrorLoss]", "[Dense(21)]\n[Softplus]\n[Dense(3), MeanSquaredErrorLoss]"),
        (
            "[Dense(5, Name = \"a\")]\n[Dense(5, Name = \"b\", From = \"input\")]\n[Elementwise(nameof(Product), \"a\", \"b\")]\n[MeanSquaredErrorLoss]",
            "[Dense(5, Name = \"a\")]\n[Dense(5, Name = \"b\", From = \"input\")]\n[Multiply(\"a\", \"b\")]\n[MeanSquaredErrorLoss]"),
        (
            "[Dense(5, Name = \"a\")]\n[Dense(1)]\n[Elementwise(nameof(Difference), \"a\"), Elementwise(nameof(Hyperbolic))]\n[MeanSquaredErrorLoss]",
            "[Dense(5, Name = \"a\")]\n[Dense(1)]\n[Subtract(\"a\"), Tanh]\n[MeanSquaredErrorLoss]"),
        (
            "[Dense(5, Name = \"a\")]\n[Dense(5, Name = \"b\")]\n[Dense(5)]\n[Elementwise(nameof(MulAdd), \"a\", \"b\")]\n[MeanSquaredErrorLoss]",
            "[Dense(5, Name = \"a\")]\n[Dense(5, Name = \"b\")]\n[Dense(5)]\n[Multiply(\"a\"), Add(\"b\")]\n[MeanSquaredErrorLoss]"),
        (
            "[Dense(5, Name = \"a\")]\n[Dense(5, Name = \"b\")]\n[Elementwise(nameof(Four), \"a\", \"b\", \"a\", \"b\")]\n[MeanSquaredErrorLoss]",
            "[Dense(5, Name = \"a\")]\n[Dense(5, Name = \"b\")]\n[Multiply(\"a\", \"a\", Name = \"aa\")]\n[Multiply(\"b\", \"b\"), Add(\"aa\")]\n[MeanSquaredErrorLoss]"),
        ("[Dense(7)]\n[CustomLoss(nameof(Pinball))]", "[Dense(7)]\n[QuantileLoss(0.9)]"),
        (
            "[Dense(7), Tanh]\n[CustomLoss(nameof(Squared), Reduction = LossReduction.Sum, Weight = 0.5)]",
            "[Dense(7), Tanh]\n[MeanSquaredErrorLoss(Reduction = LossReduction.Sum, Weight = 0.5)]"),
    ];

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.CompileSources(
        "CustomFunctions", Pairs.SelectMany((pair, index) =>
            (string[])[Source($"Own{index}", pair.Own), Source($"Library{index}", pair.Library)])));

    public static TheoryData<int> Indices() => [.. Enumerable.Range(0, Pairs.Length)];

    [Theory]
    [MemberData(nameof(Indices))]
    public void Own_function_does_what_the_librarys_does(int index)
    {
        const int Samples = 9;
        NetworkRunner own = Compiled.Value.Create($"Own{index}"), library = Compiled.Value.Create($"Library{index}");
        float[] input = Values(Samples * own.InputSize, 1), targets = Values(Samples * own.OutputSize, 2);
        Near(library.Predict(input), own.Predict(input));
        var workspace = new Workspace(Samples);
        float[] expected = library.NewGradients(), actual = own.NewGradients();
        float loss = library.LossAndGradients(input, targets, workspace, expected);
        Assert.Equal(loss, own.LossAndGradients(input, targets, workspace, actual), 1e-5f * (1 + Math.Abs(loss)));
        Near(expected, actual);
    }

    /// <summary>Where the derivative is computed from the output, the layer before applies the function.</summary>
    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Functions_are_fused_where_those_of_the_library_are(int index)
        => Assert.DoesNotContain(
            Compiled.Value.GeneratedMethods,
            method => method.Identifier.Text == "Elementwise1Forward" && method.SyntaxTree.FilePath.Contains($"Own{index}-"));

    private static string Source(string name, string attributes) => $$"""
        using System;
        using StaticNet;
        namespace Custom;
        [Network]
        [Input(6)]
        {{attributes}}
        public partial class {{name}}
        {
        {{Methods}}
        }
        """;

    private static float[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() * 4 - 2))];
    }

    private static void Near(float[] expected, float[] actual)
    {
        float largest = expected.Max(Math.Abs);
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-5f * largest + 1e-7f);
    }
}
