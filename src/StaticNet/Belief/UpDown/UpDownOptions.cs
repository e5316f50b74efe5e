using StaticNet.Belief;

namespace StaticNet;

/// <summary>Options for fine-tuning a deep belief network as a model of its inputs, by the up-down algorithm.</summary>
public sealed record UpDownOptions : BeliefLearningOptions
{
    /// <summary>The number of epochs, that is, passes over the data. Default: 10.</summary>
    public int Epochs { get; init => field = BeliefSetting.AtLeast(value, 1, nameof(Epochs)); } = 10;

    /// <summary>The learning rate. Default: 0.01.</summary>
    public double LearningRate
    {
        get;
        init => field = OptimizerSetting.Positive(value, nameof(LearningRate));
    } = 0.01;

    /// <summary>The number of Gibbs sampling steps in the top machine, starting from the data. Default: 3.</summary>
    public int GibbsSteps { get; init => field = BeliefSetting.AtLeast(value, 1, nameof(GibbsSteps)); } = 3;
}
