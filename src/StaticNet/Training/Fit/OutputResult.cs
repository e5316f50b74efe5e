using StaticNet.Metrics;

namespace StaticNet;

/// <summary>What an epoch came to for one of several outputs.</summary>
/// <param name="Loss">The training loss of the output alone, without its weight in the sum.</param>
/// <param name="Accuracy">
/// The accuracy on the training data after the epoch, where <see cref="FitOptions.MeasureTrainingAccuracy"/> asks for
/// it and it is a classification.
/// </param>
/// <param name="ValidationLoss">The loss on the validation data after the epoch, where there are such.</param>
/// <param name="ValidationAccuracy">The accuracy on them, where it is a classification.</param>
public sealed record OutputResult(double Loss, double? Accuracy, double? ValidationLoss, double? ValidationAccuracy)
{
    /// <summary>The result as a person reads it, such as <c>loss 0.1234, validation loss 0.1402</c>.</summary>
    public override string ToString() => new ReportText()
        .Error("loss", Loss).Part("accuracy", Accuracy)
        .Error("validation loss", ValidationLoss).Part("validation accuracy", ValidationAccuracy)
        .ToString();
}
