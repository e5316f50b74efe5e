namespace StaticNet;

/// <summary>How a deep belief network is pre-trained: greedily, each machine on what those below it give.</summary>
public sealed record PretrainOptions : BeliefLearningOptions
{
    /// <summary>How each machine learns, where <see cref="Machines"/> does not say.</summary>
    public RbmOptions Machine { get; init; } = new();

    /// <summary>
    /// How a machine learns, where they differ, such as <c>rbm => rbm.Name == "rbm1" ? slow : fast</c>.
    /// </summary>
    public Func<RbmDefinition, RbmOptions>? Machines { get; init; }

    /// <summary>
    /// Whether the inputs of Bernoulli units are drawn anew each time they are used, with the data as probabilities,
    /// and not used as they are. Default: no.
    /// </summary>
    public bool SampleInputs { get; init; }

    /// <summary>
    /// Data that are not trained with: after each epoch, how much higher their mean free energy is than that of the
    /// training data says how far a machine overfits.
    /// </summary>
    public Dataset? Validation { get; init; }
}
