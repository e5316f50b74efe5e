namespace StaticNet.Benchmarks.Workloads;

/// <summary>The parameters of one fully connected layer, in the order in which PyTorch and ONNX hold them.</summary>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Outputs">The number of outputs.</param>
/// <param name="Weight">[outputs x inputs].</param>
/// <param name="Bias">[outputs].</param>
internal sealed record DenseWeights(int Inputs, int Outputs, float[] Weight, float[] Bias)
{
    /// <summary>Random layers, the same in every run: all contestants get these.</summary>
    /// <param name="sizes">The number of inputs, then each layer's number of outputs.</param>
    public static DenseWeights[] Create(params ReadOnlySpan<int> sizes)
    {
        Random random = new(1);
        DenseWeights[] layers = new DenseWeights[sizes.Length - 1];
        for (int i = 0; i < layers.Length; i++)
        {
            float limit = MathF.Sqrt(6f / (sizes[i] + sizes[i + 1]));
            layers[i] = new DenseWeights(
                sizes[i],
                sizes[i + 1],
                RandomData.Uniform(random, sizes[i] * sizes[i + 1], -limit, limit),
                RandomData.Uniform(random, sizes[i + 1], -limit, limit));
        }
        return layers;
    }

    /// <summary>How many floating-point operations the matrix products of a forward pass do for one sample.</summary>
    /// <param name="layers">The layers.</param>
    public static double ForwardFlops(IEnumerable<DenseWeights> layers) => layers.Sum(layer => 2.0 * layer.Weight.Length);
}
