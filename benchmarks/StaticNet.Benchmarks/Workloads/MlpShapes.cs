namespace StaticNet.Benchmarks.Workloads;

/// <summary>The stacks of dense layers that are measured.</summary>
internal static class MlpShapes
{
    /// <summary>784-128-10.</summary>
    public static MlpShape<MnistMlp> Mnist { get; } = new("mlp", () => new MnistMlp(seed: 1), 784, 128, 10);

    /// <summary>1024-1024-1024-10.</summary>
    public static MlpShape<WideMlp> Wide { get; } = new("wide", () => new WideMlp(seed: 1), 1024, 1024, 1024, 10)
    {
        TrainingTolerance = 1e-3, // One ReLU input whose sign rounding decides is enough.
    };
}
