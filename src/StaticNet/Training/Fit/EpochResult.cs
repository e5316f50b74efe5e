using StaticNet.Metrics;

namespace StaticNet;

/// <summary>What an epoch came to.</summary>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="Loss">
/// The training loss of the epoch's batches, each before its update, together: a mean weighs each by what counts in it.
/// Of rows of a record, it is that of scaled targets, as all losses are; <c>Evaluate</c> has errors in their units.
/// </param>
/// <param name="Accuracy">
/// The accuracy on the training data after the epoch, where <see cref="FitOptions.MeasureTrainingAccuracy"/> asks for
/// it and it is a classification. Of several losses, each output has its own.
/// </param>
/// <param name="ValidationLoss">The loss on the validation data after the epoch, where there are such.</param>
/// <param name="ValidationAccuracy">The accuracy on them, where it is a classification.</param>
/// <param name="LearningRate">The learning rate of the epoch's last update.</param>
/// <param name="Seconds">How long the epoch took, the evaluations included.</param>
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
    /// What the epoch came to for each output, by name, where the network has several losses; otherwise empty. Their
    /// weighted sum is the loss of the epoch.
    /// </summary>
    public PerOutput<OutputResult> Outputs { get; init; } = PerOutput<OutputResult>.Empty;

    /// <summary>
    /// The epoch as a person reads it, such as <c>epoch 3: loss 0.1234, validation loss 0.1402, validation accuracy
    /// 0.9610 (1.2 s)</c>; with a line for each output where there are several.
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
