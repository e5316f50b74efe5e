namespace StaticNet;

/// <summary>What an optimizer's step works on.</summary>
public readonly ref struct UpdateBlock
{
    /// <summary>Describes a step.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="gradientScale">The factor of the gradients.</param>
    /// <param name="threads">The maximum number of threads.</param>
    /// <param name="start">Where the parameters stand among all parameters of the optimizer.</param>
    internal UpdateBlock(
        Span<float> parameters, ReadOnlySpan<float> gradients, float gradientScale, int threads, int start = 0)
    {
        Parameters = parameters;
        Gradients = gradients;
        GradientScale = gradientScale;
        Threads = threads;
        Start = start;
    }

    /// <summary>The parameters, to be updated in place.</summary>
    public Span<float> Parameters { get; }

    /// <summary>Their gradients, as many, to be multiplied by <see cref="GradientScale"/>.</summary>
    public ReadOnlySpan<float> Gradients { get; }

    /// <summary>The factor that the gradients are multiplied by first.</summary>
    public float GradientScale { get; }

    /// <summary>The maximum number of threads; the result must not depend on it.</summary>
    public int Threads { get; }

    /// <summary>Where the parameters stand among all parameters, which have the state.</summary>
    internal int Start { get; }
}
