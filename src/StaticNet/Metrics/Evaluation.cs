using StaticNet.Metrics;

namespace StaticNet;

/// <summary>The results of evaluating a network on a data set.</summary>
/// <param name="Samples">The number of samples.</param>
/// <param name="Loss">The declared loss, as if all samples were one batch.</param>
/// <param name="Classification">
/// The metrics of a classifier; null for a regression, and if there are several losses.
/// </param>
/// <param name="Regression">The errors of a regression; null for a classifier, and if there are several losses.</param>
public sealed record Evaluation(
    int Samples, double Loss, ClassificationMetrics? Classification, RegressionMetrics? Regression)
{
    private readonly ConfusionMatrix? _confusion;

    internal Evaluation(
        int samples, double loss, ClassificationMetrics? classification, RegressionMetrics? regression,
        ConfusionMatrix? confusion)
        : this(samples, loss, classification, regression) => _confusion = confusion;

    /// <summary>
    /// The results of each output, by name, if the network has several losses; otherwise empty. Each loss is without
    /// its weight in the sum of all losses.
    /// </summary>
    public PerOutput<Evaluation> Outputs { get; init; } = PerOutput<Evaluation>.Empty;

    /// <summary>The fraction of the samples that are predicted correctly; null for regression.</summary>
    public double? Accuracy => Classification?.Accuracy;

    /// <summary>
    /// The confusion matrix; null for regression. With more than 1,000 classes it is kept only if
    /// <see cref="Trainer{TNetwork}.MaxConfusionClasses"/> allows; the other metrics do not need it.
    /// </summary>
    /// <exception cref="InvalidOperationException">The confusion matrix was not kept.</exception>
    public ConfusionMatrix? Confusion => _confusion ?? (Classification is null ? null : throw NotKept());

    /// <summary>
    /// A readable summary, such as <c>accuracy 0.9780 (978 of 1000), macro F1 0.9777, loss 0.07121</c>; with a line for
    /// each output if there are several. If the classes have names, it also shows the one with the lowest F1.
    /// </summary>
    public override string ToString()
    {
        var text = new ReportText();
        if (Classification is { } classes)
        {
            text.Part("accuracy", classes.Accuracy).Remark($"{classes.Correct} of {classes.Total}")
                .Part("macro F1", classes.MacroF1);
            if (classes is { Names: not null, Weakest: { } weakest })
                text.Remark($"weakest {weakest.Name} {weakest.F1:0.0000}");
        }
        if (Regression is { } errors)
        {
            text.Error("mean absolute error", errors.MeanAbsoluteError)
                .Error("root mean squared error", errors.RootMeanSquaredError)
                .Part("R2", errors.R2);
        }
        return text.Error("loss", Loss).PerOutput(Outputs).ToString();
    }

    private InvalidOperationException NotKept() => new(
        $"The confusion matrix of {Classification!.Classes} classes was not kept, since it may take much memory. "
        + $"Ask for it: new Trainer<...>(...) {{ MaxConfusionClasses = {Classification.Classes} }}. "
        + "Precision, recall and F1 of each class are in Classification.");
}
