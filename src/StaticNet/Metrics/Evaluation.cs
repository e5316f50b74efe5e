using StaticNet.Metrics;

namespace StaticNet;

/// <summary>How well a network does on a data set.</summary>
/// <param name="Samples">The number of samples.</param>
/// <param name="Loss">The declared loss, as if all samples were one batch.</param>
/// <param name="Classification">
/// How well classes are recognised; null for regression, and where there are several losses.
/// </param>
/// <param name="Regression">
/// The errors of a regression; null for classification, and where there are several losses.
/// </param>
public sealed record Evaluation(
    int Samples, double Loss, ClassificationMetrics? Classification, RegressionMetrics? Regression)
{
    private readonly ConfusionMatrix? _confusion;

    internal Evaluation(
        int samples, double loss, ClassificationMetrics? classification, RegressionMetrics? regression,
        ConfusionMatrix? confusion)
        : this(samples, loss, classification, regression) => _confusion = confusion;

    /// <summary>
    /// How well each output does by itself, by name, where the network has several losses; otherwise empty. Its loss is
    /// without its weight in the sum of all.
    /// </summary>
    public PerOutput<Evaluation> Outputs { get; init; } = PerOutput<Evaluation>.Empty;

    /// <summary>The part of the samples whose class was recognised; null for regression.</summary>
    public double? Accuracy => Classification?.Accuracy;

    /// <summary>
    /// Which class was taken for which; null for regression. Where there are more than 1,000 classes it is only kept if
    /// it is asked for, by <see cref="Trainer{TNetwork}.MaxConfusionClasses"/>; all else is there without it.
    /// </summary>
    /// <exception cref="InvalidOperationException">It was not kept.</exception>
    public ConfusionMatrix? Confusion => _confusion ?? (Classification is null ? null : throw NotKept());

    /// <summary>
    /// The result as a person reads it, such as <c>accuracy 0.9780 (978 of 1000), macro F1 0.9777, loss 0.07121</c>;
    /// with a line for each output where there are several. Where classes have names, it says which has the least F1.
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
