using StaticNet.Belief;

namespace StaticNet;

/// <summary>
/// Options for training one restricted Boltzmann machine. The defaults are those of Hinton, A practical guide to
/// training restricted Boltzmann machines, UTML TR 2010-003, for Bernoulli units.
/// </summary>
public sealed record RbmOptions
{
    /// <summary>The number of epochs, that is, passes over the data. Default: 10.</summary>
    public int Epochs { get; init => field = BeliefSetting.AtLeast(value, 1, nameof(Epochs)); } = 10;

    /// <summary>
    /// The learning rate, for gradients that are means over the batch. Default: 0.1; with Gaussian or rectified units,
    /// use a tenth or a hundredth of it.
    /// </summary>
    public double LearningRate { get; init => field = OptimizerSetting.Positive(value, nameof(LearningRate)); } = 0.1;

    /// <summary>
    /// The learning rate of the last update; the rate falls linearly to it. Persistent chains need a small one.
    /// Default: the same as the first.
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

    /// <summary>The number of epochs before the final momentum applies. Default: 5.</summary>
    public int MomentumEpochs { get; init => field = BeliefSetting.AtLeast(value, 0, nameof(MomentumEpochs)); } = 5;

    /// <summary>
    /// The weight decay: its factor in <c>g - decay * weight</c>. Default: 0.0002. Biases do not decay.
    /// </summary>
    public double WeightDecay { get; init => field = OptimizerSetting.NotNegative(value, nameof(WeightDecay)); } = 2e-4;

    /// <summary>The source of the model's samples. Default: <see cref="ChainKind.Contrastive"/>.</summary>
    public ChainKind Chains { get; init; }

    /// <summary>The number of Gibbs sampling steps per update: k of CD-k. Default: 1.</summary>
    public int GibbsSteps { get; init => field = BeliefSetting.AtLeast(value, 1, nameof(GibbsSteps)); } = 1;

    /// <summary>
    /// The number of persistent chains at each temperature. Default: the number of samples in a batch.
    /// </summary>
    public int? ChainCount
    {
        get;
        init => field = value is null ? null : BeliefSetting.AtLeast(value.Value, 1, nameof(ChainCount));
    }

    /// <summary>The number of temperatures of <see cref="ChainKind.Tempered"/> chains. Default: 10.</summary>
    public int Temperatures { get; init => field = BeliefSetting.AtLeast(value, 2, nameof(Temperatures)); } = 10;

    /// <summary>
    /// Whether contrastive chains sample their visible units, as persistent ones always do, instead of using their
    /// means. Default: no.
    /// </summary>
    public bool SampleVisible { get; init; }

    /// <summary>
    /// Whether to centre the units on their means when computing gradients, which makes learning nearly independent of
    /// how often units are on. Source: Melchior, Fischer and Wiskott, How to center deep Boltzmann machines, JMLR 17
    /// (2016). Default: no.
    /// </summary>
    public bool Centered { get; init; }

    /// <summary>How often a hidden unit should be on, from 0 to 1. Default: no target.</summary>
    public double? SparsityTarget
    {
        get;
        init => field = value is null or (>= 0 and <= 1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(SparsityTarget), value, "A target is from 0 to 1.");
    }

    /// <summary>The weight of the sparsity target. Default: 0.1.</summary>
    public double SparsityCost
    {
        get;
        init => field = OptimizerSetting.NotNegative(value, nameof(SparsityCost));
    } = 0.1;
}
