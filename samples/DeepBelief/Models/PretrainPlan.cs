using StaticNet;

namespace DeepBelief.Models;

/// <summary>What the user asked to be pre-trained and how.</summary>
internal sealed record PretrainPlan
{
    private const double GaussianPart = 0.1;
    private const double PersistentPart = 0.5;
    private const int PersistentSteps = 10;

    /// <summary>How many times each machine goes through the data.</summary>
    public required int Epochs { get; init; }

    /// <summary>How many images make one update.</summary>
    public required int Batch { get; init; }

    /// <summary>The learning rate of Bernoulli units and chains that start at the data.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>Where samples of the model come from; null for what suits each machine.</summary>
    public ChainKind? Chains { get; init; }

    /// <summary>How many steps of Gibbs sampling an update takes; null for what suits each machine.</summary>
    public int? GibbsSteps { get; init; }

    /// <summary>Whether units are centred on their means.</summary>
    public bool Centered { get; init; }

    /// <summary>How many times to fine-tune the model as a whole by the up-down algorithm; 0 for not.</summary>
    public int UpDown { get; init; }

    /// <summary>The seed of the first weights and of all that is drawn.</summary>
    public required long Seed { get; init; }

    /// <summary>How many threads may work.</summary>
    public required int Threads { get; init; }

    /// <summary>The weight file to write.</summary>
    public string? Save { get; init; }

    /// <summary>The checkpoint to keep.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>Whether to go on from the checkpoint.</summary>
    public bool Resume { get; init; }

    /// <summary>
    /// How a machine learns. One that generates digits must be good far from the data too, where chains that start at
    /// the data never come: its chains persist, for which the learning rate must be low and fall. Gaussian units take a
    /// low one as well.
    /// </summary>
    public RbmOptions OptionsOf(RbmDefinition machine)
    {
        ChainKind chains = Chains ?? (machine.Labels > 0 ? ChainKind.Persistent : ChainKind.Contrastive);
        bool persist = chains != ChainKind.Contrastive;
        double part = machine.HiddenUnits == HiddenUnits.Gaussian ? GaussianPart : persist ? PersistentPart : 1;
        return new RbmOptions
        {
            Epochs = Epochs,
            LearningRate = part * LearningRate,
            FinalLearningRate = persist ? 0 : null,
            Chains = chains,
            GibbsSteps = GibbsSteps ?? (persist ? PersistentSteps : 1),
            Centered = Centered || persist,
        };
    }
}
