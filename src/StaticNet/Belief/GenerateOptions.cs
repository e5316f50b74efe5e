namespace StaticNet;

/// <summary>How a deep belief network generates samples.</summary>
public sealed record GenerateOptions
{
    /// <summary>How many steps of Gibbs sampling the top machine makes first. Default: 1,000.</summary>
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
    /// The class of which samples are wanted, where the top machine models labels: they stay what they are throughout.
    /// Default: labels are sampled too.
    /// </summary>
    public int? Label { get; init; }

    /// <summary>
    /// A factor of the weights between the <see cref="Label"/> and the hidden units. Above 1 samples are more surely of
    /// the class, and vary less, than those of the model itself: of <c>p(v) p(y | v)^guidance</c>, more or less.
    /// Default: 1.
    /// </summary>
    /// <remarks>
    /// Source of the idea: Ho and Salimans, Classifier-free diffusion guidance (2022), arXiv:2207.12598.
    /// </remarks>
    public double Guidance { get; init => field = OptimizerSetting.Positive(value, nameof(Guidance)); } = 1;

    /// <summary>
    /// Inputs to start from, [count x visible units of the lowest machine]: their means are propagated up to the top
    /// machine. Default: the top machine's visible units as their biases alone say.
    /// </summary>
    public float[]? Start { get; init; }

    /// <summary>
    /// Whether units are drawn on the way down. Without, they are means, which look smoother. Default: no.
    /// </summary>
    public bool SampleDownward { get; init; }

    /// <summary>The same seed gives the same samples. Default: 0.</summary>
    public ulong Seed { get; init; }
}
