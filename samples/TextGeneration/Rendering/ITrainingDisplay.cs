using StaticNet;
using TextGeneration.Models;

namespace TextGeneration.Rendering;

/// <summary>Shows training while it runs.</summary>
internal interface ITrainingDisplay : IProgress<TrainingProgress>
{
    /// <summary>Runs the training, which reports its progress here.</summary>
    void Run(Action training);

    /// <summary>Is told what writes with the network, after each epoch and before its report.</summary>
    void EpochEnded(ITextWriter writer);
}
