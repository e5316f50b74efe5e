using StaticNet.Golden.Tests.Gradients;

namespace StaticNet.Golden.Tests.Graphs;

/// <summary>A use of a block that reads one flat value and keeps its size, by the formulas of its layers.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Layers">The layers of the block.</param>
/// <param name="IsResidual">Whether its input is added to its output.</param>
/// <param name="Repeat">How many copies follow each other.</param>
internal sealed record BlockSpec(string Attribute, LayerSpec[] Layers, bool IsResidual, int Repeat) : LayerSpec
{
    /// <summary>The source of all blocks.</summary>
    public const string Declarations = """
        using StaticNet;

        [Block]
        [Dense(1, Times = "input"), Tanh]
        [Dense(1, Times = "input")]
        public partial class TwoDense;

        [Block]
        [LayerNorm(Epsilon = 0.5), Residual<TwoDense>]
        public partial class NormedDense;

        [Block]
        [Input(Name = "left")]
        [Input(Name = "right")]
        [Multiply("left", "right"), Sigmoid]
        [Add("left")]
        public partial class Gate;
        """;

    public override string Attribute { get; } = Attribute;

    /// <summary>Draws a use of a block.</summary>
    /// <param name="random">The source of randomness.</param>
    /// <param name="size">The size of its input.</param>
    public static BlockSpec Draw(Random random, int size)
    {
        LayerSpec[] layers =
            [new DenseSpec(size), Activations.TanhLayer, new DenseSpec(size)];
        bool isResidual = random.Next(2) == 0, isNormed = size > 3 && random.Next(2) == 0;
        int repeat = random.Next(3) == 0 ? 2 : 1;
        if (isNormed)
        {
            layers =
            [
                new NormalizationSpec("", _ => 0, i => i) { Weights = size, Epsilon = 0.5 },
                new BlockSpec("", layers, true, 1),
            ];
        }
        string attribute = $"{(isResidual ? "Residual" : "Use")}<{(isNormed ? "NormedDense" : "TwoDense")}>";
        return new BlockSpec($"[{attribute}{(repeat == 1 ? "" : $"(Repeat = {repeat})")}]", layers, isResidual, repeat);
    }

    /// <summary>The formula of the block of two inputs.</summary>
    public static NodeFormula Gate(int[][] shapes, int[] shape)
    {
        NodeFormula multiply = JoinFormulas.Elementwise("Multiply", shapes, shape);
        return (int samples, double[][] operands, ReadOnlySpan<double> parameters, ref double kink) =>
        [
            .. multiply(samples, operands, parameters, ref kink)
                .Zip(operands[0], (x, y) => Activations.Sigmoid(x) + y),
        ];
    }

    public override int Parameters(int inputs) => Repeat * Layers.Sum(layer => layer.Parameters(inputs));

    public override void Apply(
        ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> parameters, ref double kink)
    {
        x.CopyTo(y);
        double[] value = new double[x.Length];
        for (int copy = 0; copy < Repeat; copy++)
        {
            double[] input = y.ToArray();
            foreach (LayerSpec layer in Layers)
            {
                y.CopyTo(value);
                int count = layer.Parameters(x.Length);
                layer.Apply(value, y, parameters[..count], ref kink);
                parameters = parameters[count..];
            }
            for (int i = 0; i < y.Length; i++)
                y[i] += IsResidual ? input[i] : 0;
        }
    }
}
