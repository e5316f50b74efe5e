namespace StaticNet;

/// <summary>
/// Options for pre-training a deep belief network: greedily, each machine on the output of those below it.
/// </summary>
public sealed record PretrainOptions : BeliefLearningOptions
{
    /// <summary>The options of every machine, unless <see cref="Machines"/> is set.</summary>
    public RbmOptions Machine { get; init; } = new();

    /// <summary>
    /// Returns the options of each machine, if they differ, such as <c>rbm => rbm.Name == "rbm1" ? slow : fast</c>.
    /// </summary>
    public Func<RbmDefinition, RbmOptions>? Machines { get; init; }

    /// <summary>
    /// Whether to sample the inputs of Bernoulli units anew each time, with the data as probabilities, instead of using
    /// the data directly. Default: no.
    /// </summary>
    public bool SampleInputs { get; init; }

    /// <summary>
    /// Validation data. After each epoch, their mean free energy is compared with that of the training data; a growing
    /// gap shows that a machine overfits.
    /// </summary>
    public Dataset? Validation { get; init; }
}
