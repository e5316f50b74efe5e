using StaticNet;

namespace Shared;

/// <summary>Shows training while it runs.</summary>
internal interface ITrainingDisplay : IProgress<TrainingProgress>
{
    /// <summary>Runs the training, which reports its progress here.</summary>
    void Run(Action training);
}
