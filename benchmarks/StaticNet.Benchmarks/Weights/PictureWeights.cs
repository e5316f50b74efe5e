namespace StaticNet.Benchmarks.Weights;

/// <summary>The weights of a network that classifies pictures.</summary>
internal abstract record PictureWeights
{
    /// <summary>The layers in their order.</summary>
    public abstract IReadOnlyList<LayerWeights> Layers { get; }

    /// <summary>The shape of a batch for the peers: [samples, channels, height, width].</summary>
    /// <param name="samples">The number of pictures.</param>
    public abstract long[] InputShape(int samples);

    /// <summary>The floating-point operations of the matrix products of a forward pass of one picture.</summary>
    public double ForwardFlops => FirstFlops + LaterFlops;

    /// <summary>
    /// Those of a training step: forward, weight gradients, and all input gradients but the first layer's.
    /// </summary>
    public double TrainingFlops => 2 * ForwardFlops + LaterFlops;

    /// <summary>Those of the first layer in a forward pass.</summary>
    protected abstract double FirstFlops { get; }

    /// <summary>Those of the layers after it.</summary>
    protected abstract double LaterFlops { get; }
}
