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
        static float Exponential(float x) => x > 0 ? x : 0.7f * (MathF.Exp(x) - 1);
        static float FromZero(float x) => x >= 0 ? x : 0.7f * (MathF.Exp(x) - 1);
        static float BelowZero(float x) => x < 0 ? 0.7f * (MathF.Exp(x) - 1) : x;
        static float Missing(float x) => x * MathF.Tanh(SoftRectified(x));
        static float SoftRectified(float x) => MathF.Log(1 + MathF.Exp(x));
        static float Product(float a, float b) => a * b;
        static float Difference(float first, float second)
        {
            var d = first - second;
            return d;
        }
        // The names of the generated methods' own parameters.
        static float MulAdd(float operand, float dOutput, float fourth) => operand * dOutput + fourth;
        static float Four(float a, float b, float c, float d) => MathF.FusedMultiplyAdd(a, c, b * d);
        private static float Pinball(float prediction, float target) =>
            MathF.Max(0.9f * (target - prediction), (0.9f - 1) * (target - prediction));
        private static float Squared(float prediction, float target) => MathF.Pow(prediction - target, 2);
        """;

    // A block's own method of the same name is another function.
    private const string Block = """
        using StaticNet;
        namespace Custom;
        [Block]
        [Dense(6), Elementwise(nameof(Hyperbolic))]
        public partial class Squaring
        {
            private static float Hyperbolic(float x) => x * x;
        }
        """;

    private const string Two = "[Dense(5, Name = \"a\")]\n[Dense(5, Name = \"b\")]\n";

    private const string Squares = "[MeanSquaredErrorLoss]";

    private static readonly (string Own, string Library)[] Pairs =
    [
        Activation("Rectified", "Relu"),
        Activation("Leaky", "LeakyRelu(0.2)"),
        Activation("Bounded", "HardTanh(-0.5, 0.75)"),
        Activation("Hyperbolic", "Tanh"),
        Activation("Logistic", "Sigmoid"),
        Activation("SoftRectified", "Softplus"),
        Activation("Exponential", "Elu(0.7)"),
        Activation("FromZero", "Elu(0.7)"),
        Activation("BelowZero", "Elu(0.7)"),
        Activation("Swish", "Silu"),
        Activation("Missing", "Mish"),
        ($"{Two}[Elementwise(nameof(Product), \"a\", \"b\")]\n{Squares}", $"{Two}[Multiply(\"a\", \"b\")]\n{Squares}"),
        (
            $"{Two}[Dense(1)]\n[Elementwise(nameof(Difference), \"a\"), Elementwise(nameof(Hyperbolic))]\n{Squares}",
            $"{Two}[Dense(1)]\n[Subtract(\"a\"), Tanh]\n{Squares}"),
        (
            $"{Two}[Dense(5)]\n[Elementwise(nameof(MulAdd), \"a\", \"b\")]\n{Squares}",
            $"{Two}[Dense(5)]\n[Multiply(\"a\"), Add(\"b\")]\n{Squares}"),
        (
            $"{Two}[Elementwise(nameof(Four), \"a\", \"b\", \"a\", \"b\")]\n{Squares}",
            $"{Two}[Multiply(\"a\", \"a\", Name = \"aa\")]\n[Multiply(\"b\", \"b\"), Add(\"aa\")]\n{Squares}"),
        (
            $"[Reshape(3, 2)]\n[Elementwise(nameof(Swish))]\n[Flatten, Dense(3), Output, {Squares[1..]}",
            $"[Reshape(3, 2)]\n[Silu]\n[Flatten, Dense(3), Output, {Squares[1..]}"),
        (
            $"[Use<Squaring>]\n[Elementwise(nameof(Hyperbolic))]\n[Dense(3)]\n{Squares}",
            $"[Dense(6), Square]\n[Tanh]\n[Dense(3)]\n{Squares}"),
        ("[Dense(7)]\n[CustomLoss(nameof(Pinball))]", "[Dense(7)]\n[QuantileLoss(0.9)]"),
        (
            "[Dense(7), Tanh]\n[CustomLoss(nameof(Squared), Reduction = LossReduction.Sum, Weight = 0.5)]",
            "[Dense(7), Tanh]\n[MeanSquaredErrorLoss(Reduction = LossReduction.Sum, Weight = 0.5)]"),
    ];

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.CompileSources(
        "CustomFunctions", Pairs.SelectMany((pair, index) =>
            (string[])[Source($"Own{index}", pair.Own), Source($"Library{index}", pair.Library)]).Append(Block)));

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
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public void Functions_are_fused_where_those_of_the_library_are(int index)
        => Assert.DoesNotContain(
            Compiled.Value.GeneratedMethods,
            method => method.Identifier.Text == "Elementwise1Forward"
                && method.SyntaxTree.FilePath.Contains($"Own{index}-"));

    private static (string, string) Activation(string own, string library) => (
        $"[Dense(21)]\n[Elementwise(nameof({own}))]\n[Dense(3), {Squares[1..]}",
        $"[Dense(21)]\n[{library}]\n[Dense(3), {Squares[1..]}");

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
