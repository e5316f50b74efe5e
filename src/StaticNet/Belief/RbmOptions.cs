using StaticNet.Belief;

namespace StaticNet;

/// <summary>
/// How one restricted Boltzmann machine learns. The defaults are those of Hinton, A practical guide to training
/// restricted Boltzmann machines, UTML TR 2010-003, for Bernoulli units.
/// </summary>
public sealed record RbmOptions
{
    /// <summary>How many times to go through the data. Default: 10.</summary>
    public int Epochs { get; init => field = BeliefSetting.AtLeast(value, 1, nameof(Epochs)); } = 10;

    /// <summary>
    /// The learning rate, of gradients that are means over the batch. Default: 0.1; with Gaussian or rectified units, a
    /// tenth or a hundredth of it.
    /// </summary>
    public double LearningRate { get; init => field = OptimizerSetting.Positive(value, nameof(LearningRate)); } = 0.1;

    /// <summary>
    /// The learning rate of the last update, to which that of the first falls evenly; persistent chains need a small
    /// one. Default: that of the first.
    /// </summary>
    public double? FinalLearningRate
    {
        get;
        init => field = value is null ? null : OptimizerSetting.NotNegative(value.Value, nameof(FinalLearningRate));
    }

    /// <summary>The momentum of the first epochs. Default: 0.5.</summary>
    public double InitialMomentum
    {
        get;
        init => field = OptimizerSetting.Decay(value, nameof(InitialMomentum));
    } = 0.5;

    /// <summary>The momentum after them. Default: 0.9.</summary>
    public double FinalMomentum { get; init => field = OptimizerSetting.Decay(value, nameof(FinalMomentum)); } = 0.9;

    /// <summary>After how many epochs the momentum becomes the final one. Default: 5.</summary>
    public int MomentumEpochs { get; init => field = BeliefSetting.AtLeast(value, 0, nameof(MomentumEpochs)); } = 5;

    /// <summary>
    /// How fast the weight decays: its part in <c>g - decay * weight</c>. Default: 0.0002. Biases do not decay.
    /// </summary>
    public double WeightDecay { get; init => field = OptimizerSetting.NotNegative(value, nameof(WeightDecay)); } = 2e-4;

    /// <summary>Where the samples of the model come from. Default: <see cref="ChainKind.Contrastive"/>.</summary>
    public ChainKind Chains { get; init; }

    /// <summary>How many steps of Gibbs sampling an update takes: k of CD-k. Default: 1.</summary>
    public int GibbsSteps { get; init => field = BeliefSetting.AtLeast(value, 1, nameof(GibbsSteps)); } = 1;

    /// <summary>
    /// How many chains there are where they persist, at each temperature. Default: as many as a batch has samples.
    /// </summary>
    public int? ChainCount
    {
        get;
        init => field = value is null ? null : BeliefSetting.AtLeast(value.Value, 1, nameof(ChainCount));
    }

    /// <summary>How many temperatures <see cref="ChainKind.Tempered"/> chains have. Default: 10.</summary>
    public int Temperatures { get; init => field = BeliefSetting.AtLeast(value, 2, nameof(Temperatures)); } = 10;

    /// <summary>
    /// Whether contrastive chains draw their visible units, as persistent ones always do, and do not take their means.
    /// Default: no.
    /// </summary>
    public bool SampleVisible { get; init; }

    /// <summary>
    /// Whether gradients are those of a machine whose units are centred on their means, which makes learning nearly
    /// independent of how often units are on. Source: Melchior, Fischer and Wiskott, How to center deep Boltzmann
    /// machines, JMLR 17 (2016). Default: no.
    /// </summary>
    public bool Centered { get; init; }

    /// <summary>How often a hidden unit should be on, from 0 to 1. Default: there is no such target.</summary>
    public double? SparsityTarget
    {
        get;
        init => field = value is null or (>= 0 and <= 1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(SparsityTarget), value, "A target is from 0 to 1.");
    }

    /// <summary>How much it counts that hidden units are on more or less often. Default: 0.1.</summary>
    public double SparsityCost
    {
        get;
        init => field = OptimizerSetting.NotNegative(value, nameof(SparsityCost));
    } = 0.1;
}
