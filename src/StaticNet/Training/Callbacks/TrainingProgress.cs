namespace StaticNet;

/// <summary>The progress of training.</summary>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="Epochs">The maximum number of epochs.</param>
/// <param name="Step">The number of completed steps of the epoch.</param>
/// <param name="StepsPerEpoch">The number of steps per epoch.</param>
/// <param name="Loss">The mean loss of the epoch so far.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="Result">The results of the epoch, in its last report; otherwise null.</param>
public readonly record struct TrainingProgress(
    int Epoch,
    int Epochs,
    int Step,
    int StepsPerEpoch,
    double Loss,
    double LearningRate,
    EpochResult? Result)
{
    /// <summary>
    /// The mean loss of each output in the epoch so far, by name, if the network has several; otherwise empty.
    /// </summary>
    public PerOutput<double> OutputLosses { get => field ?? PerOutput<double>.Empty; init; }
}
