using StaticNet.Metrics;

namespace StaticNet;

/// <summary>The results of an epoch for one of several outputs.</summary>
/// <param name="Loss">The training loss of this output, without its weight in the total loss.</param>
/// <param name="Accuracy">
/// The accuracy on the training data after the epoch, for a classifier with
/// <see cref="FitOptions.MeasureTrainingAccuracy"/>.
/// </param>
/// <param name="ValidationLoss">The loss on the validation data after the epoch, if there are any.</param>
/// <param name="ValidationAccuracy">The accuracy on the validation data, for a classifier.</param>
public sealed record OutputResult(double Loss, double? Accuracy, double? ValidationLoss, double? ValidationAccuracy)
{
    /// <summary>A readable summary, such as <c>loss 0.1234, validation loss 0.1402</c>.</summary>
    public override string ToString() => new ReportText()
        .Error("loss", Loss).Part("accuracy", Accuracy)
        .Error("validation loss", ValidationLoss).Part("validation accuracy", ValidationAccuracy)
        .ToString();
}
