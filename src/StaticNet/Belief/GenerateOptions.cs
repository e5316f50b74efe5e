namespace StaticNet;

/// <summary>Options for generating samples.</summary>
public sealed record GenerateOptions
{
    /// <summary>The number of Gibbs sampling steps in the top machine. Default: 1,000.</summary>
    public int GibbsSteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 1000;

    /// <summary>
    /// The class of the samples, if the top machine models labels; the labels stay fixed. Default: labels are sampled
    /// too.
    /// </summary>
    public int? Label { get; init; }

    /// <summary>
    /// A factor of the weights between the <see cref="Label"/> and the hidden units. Above 1, samples belong to the
    /// class more clearly and vary less than those of the model itself: approximately samples of
    /// <c>p(v) p(y | v)^guidance</c>. Default: 1.
    /// </summary>
    /// <remarks>
    /// Source of the idea: Ho and Salimans, Classifier-free diffusion guidance (2022), arXiv:2207.12598.
    /// </remarks>
    public double Guidance { get; init => field = OptimizerSetting.Positive(value, nameof(Guidance)); } = 1;

    /// <summary>
    /// Inputs to start from, [count x visible units of the lowest machine]: their means are propagated up to the top
    /// machine. Default: the top machine's visible units start from their biases.
    /// </summary>
    public float[]? Start { get; init; }

    /// <summary>
    /// Whether to sample units on the way down, instead of using their means, which look smoother. Default: no.
    /// </summary>
    public bool SampleDownward { get; init; }

    /// <summary>The same seed gives the same samples. Default: 0.</summary>
    public ulong Seed { get; init; }
}
