namespace StaticNet.Benchmarks.Weights;

/// <summary>The parameters of one layer: all contestants get the same.</summary>
internal abstract record LayerWeights
{
    /// <summary>Its tensors in the order and in the layouts in which PyTorch holds them.</summary>
    public abstract IReadOnlyList<float[]> Tensors { get; }

    /// <summary>What is computed and not learned, such as running statistics, in the same order.</summary>
    public virtual IReadOnlyList<float[]> Buffers => [];

    /// <summary>
    /// How many floating-point operations the matrix products of its forward pass do for one row: a sample, a position
    /// of a picture, or a step in time.
    /// </summary>
    public abstract double FlopsPerRow { get; }
}
