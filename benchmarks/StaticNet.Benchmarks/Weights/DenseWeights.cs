using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Weights;

/// <summary>The parameters of one fully connected layer, in the order in which PyTorch and ONNX hold them.</summary>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Outputs">The number of outputs.</param>
/// <param name="Weight">[outputs x inputs].</param>
/// <param name="Bias">[outputs].</param>
internal sealed record DenseWeights(int Inputs, int Outputs, float[] Weight, float[] Bias) : LayerWeights
{
    /// <inheritdoc/>
    public override IReadOnlyList<float[]> Tensors => [Weight, Bias];

    /// <inheritdoc/>
    public override double FlopsPerRow => 2.0 * Weight.Length;

    /// <summary>Random layers, the same in every run: all contestants get these.</summary>
    /// <param name="sizes">The number of inputs, then each layer's number of outputs.</param>
    public static DenseWeights[] Create(params ReadOnlySpan<int> sizes)
    {
        Random random = new(1);
        DenseWeights[] layers = new DenseWeights[sizes.Length - 1];
        for (int i = 0; i < layers.Length; i++)
            layers[i] = Create(random, sizes[i], sizes[i + 1]);
        return layers;
    }

    /// <summary>A random layer.</summary>
    /// <param name="random">The source.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="outputs">The number of outputs.</param>
    public static DenseWeights Create(Random random, int inputs, int outputs)
    {
        float limit = MathF.Sqrt(6f / (inputs + outputs));
        return new DenseWeights(
            inputs,
            outputs,
            RandomData.Uniform(random, inputs * outputs, -limit, limit),
            RandomData.Uniform(random, outputs, -limit, limit));
    }

    /// <summary>How many floating-point operations the matrix products of a forward pass do for one sample.</summary>
    /// <param name="layers">The layers.</param>
    public static double ForwardFlops(IEnumerable<DenseWeights> layers) => layers.Sum(layer => layer.FlopsPerRow);
}
