namespace StaticNet;

/// <summary>How well a network does on a data set.</summary>
/// <param name="Samples">The number of samples.</param>
/// <param name="Loss">The declared loss, as if all samples were one batch.</param>
/// <param name="Confusion">Which class was taken for which; null for regression.</param>
/// <param name="Regression">The errors of a regression; null for classification.</param>
public sealed record Evaluation(int Samples, double Loss, ConfusionMatrix? Confusion, RegressionMetrics? Regression)
{
    /// <summary>The part of the samples whose class was recognised; null for regression.</summary>
    public double? Accuracy => Confusion?.Accuracy;
}
