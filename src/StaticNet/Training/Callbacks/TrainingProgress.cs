namespace StaticNet;

/// <summary>How far training is.</summary>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="Epochs">How many epochs there will be at most.</param>
/// <param name="Step">How many steps of the epoch are done.</param>
/// <param name="StepsPerEpoch">How many steps an epoch has.</param>
/// <param name="Loss">The mean loss of the epoch so far.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="Result">What the epoch came to, in its last report; null before.</param>
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
    /// The mean loss of each output of the epoch so far, by name, where the network has several; otherwise empty.
    /// </summary>
    public PerOutput<double> OutputLosses { get => field ?? PerOutput<double>.Empty; init; }
}
