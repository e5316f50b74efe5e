using StaticNet.Belief;

namespace StaticNet;

/// <summary>How a deep belief network is fine-tuned as a model of its inputs, by the up-down algorithm.</summary>
public sealed record UpDownOptions : BeliefLearningOptions
{
    /// <summary>How many times to go through the data. Default: 10.</summary>
    public int Epochs { get; init => field = BeliefSetting.AtLeast(value, 1, nameof(Epochs)); } = 10;

    /// <summary>The learning rate. Default: 0.01.</summary>
    public double LearningRate
    {
        get;
        init => field = OptimizerSetting.Positive(value, nameof(LearningRate));
    } = 0.01;

    /// <summary>How many steps of Gibbs sampling the top machine makes from the data. Default: 3.</summary>
    public int GibbsSteps { get; init => field = BeliefSetting.AtLeast(value, 1, nameof(GibbsSteps)); } = 3;
}
