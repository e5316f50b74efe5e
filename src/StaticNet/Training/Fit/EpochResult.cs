using StaticNet.Metrics;

namespace StaticNet;

/// <summary>The results of an epoch.</summary>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="Loss">
/// The training loss over the epoch's batches, each measured before its update; a mean weights each batch by what
/// counts in it. For rows of a record, it is the loss of scaled targets, like all losses; <c>Evaluate</c> gives errors
/// in the targets' units.
/// </param>
/// <param name="Accuracy">
/// The accuracy on the training data after the epoch, for a classifier with
/// <see cref="FitOptions.MeasureTrainingAccuracy"/>. With several losses, each output has its own.
/// </param>
/// <param name="ValidationLoss">The loss on the validation data after the epoch, if there are any.</param>
/// <param name="ValidationAccuracy">The accuracy on the validation data, for a classifier.</param>
/// <param name="LearningRate">The learning rate of the epoch's last update.</param>
/// <param name="Seconds">The duration of the epoch, including evaluations.</param>
public sealed record EpochResult(
    int Epoch,
    double Loss,
    double? Accuracy,
    double? ValidationLoss,
    double? ValidationAccuracy,
    double LearningRate,
    double Seconds)
{
    /// <summary>
    /// The results of the epoch for each output, by name, if the network has several losses; otherwise empty. The
    /// weighted sum of their losses is the loss of the epoch.
    /// </summary>
    public PerOutput<OutputResult> Outputs { get; init; } = PerOutput<OutputResult>.Empty;

    /// <summary>
    /// A readable summary, such as
    /// <c>epoch 3: loss 0.1234, validation loss 0.1402, validation accuracy 0.9610 (1.2 s)</c>; with a line for each
    /// output if there are several.
    /// </summary>
    public override string ToString()
    {
        ReportText text = new ReportText()
            .Error("loss", Loss).Part("accuracy", Accuracy)
            .Error("validation loss", ValidationLoss).Part("validation accuracy", ValidationAccuracy)
            .Remark($"{Seconds:0.0} s").PerOutput(Outputs);
        return $"epoch {Epoch}: {text}";
    }
}
