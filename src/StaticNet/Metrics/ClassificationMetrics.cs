namespace StaticNet;

/// <summary>
/// The metrics of a classifier. Their memory is proportional to the number of classes, not of pairs of classes.
/// </summary>
public sealed class ClassificationMetrics
{
    private readonly long[] _hits;
    private readonly long[] _predicted;
    private readonly long[] _support;

    /// <summary>Creates counts of zero.</summary>
    internal ClassificationMetrics(int classes)
    {
        Classes = classes;
        (_hits, _predicted, _support) = (new long[classes], new long[classes], new long[classes]);
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The names of the classes; null for their numbers.</summary>
    /// <exception cref="ArgumentException">The number of names is not the number of classes.</exception>
    public IReadOnlyList<string>? Names
    {
        get;
        internal set => field = value is null || value.Count == Classes
            ? value
            : throw new ArgumentException($"There are {value.Count} names of {Classes} classes.", nameof(Names));
    }

    /// <summary>The number of predictions counted.</summary>
    public long Total { get; private set; }

    /// <summary>The number of correct predictions.</summary>
    public long Correct { get; private set; }

    /// <summary>
    /// The number of samples without a predicted class because an output was NaN; they count as wrong.
    /// </summary>
    public long Unclassified { get; private set; }

    /// <summary>The fraction of correct predictions; NaN if nothing was counted.</summary>
    public double Accuracy => Correct / (double)Total;

    /// <summary>The macro average of the precision, over the classes that occur or were predicted.</summary>
    public double MacroPrecision => Macro(static metrics => metrics.Precision);

    /// <summary>The macro average of the recall, over the classes that occur or were predicted.</summary>
    public double MacroRecall => Macro(static metrics => metrics.Recall);

    /// <summary>The macro average of F1, over the classes that occur or were predicted.</summary>
    public double MacroF1 => Macro(static metrics => metrics.F1);

    /// <summary>Precision, recall and F1 of every class.</summary>
    public IReadOnlyList<ClassMetrics> PerClass => [.. Enumerable.Range(0, Classes).Select(MetricsOf)];

    /// <summary>Counts one prediction.</summary>
    /// <param name="actual">The actual class.</param>
    /// <param name="predicted">The predicted class, or -1 for none.</param>
    internal void Add(int actual, int predicted)
    {
        _support[actual]++;
        Total++;
        if (predicted == -1)
        {
            Unclassified++;
            return;
        }
        _predicted[predicted]++;
        if (actual == predicted)
        {
            _hits[actual]++;
            Correct++;
        }
    }

    private ClassMetrics MetricsOf(int index)
    {
        long hits = _hits[index], support = _support[index], predicted = _predicted[index];
        double precision = predicted == 0 ? 0 : hits / (double)predicted;
        double recall = support == 0 ? 0 : hits / (double)support;
        double f1 = hits == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new ClassMetrics(index, precision, recall, f1, support) { Name = Names?[index] ?? $"{index}" };
    }

    /// <summary>
    /// The class with the least F1 of those that occur or were predicted; null where fewer than two do.
    /// </summary>
    internal ClassMetrics? Weakest
    {
        get
        {
            ClassMetrics[] occurring =
            [
                .. Enumerable.Range(0, Classes).Where(index => _support[index] + _predicted[index] > 0)
                    .Select(MetricsOf),
            ];
            return occurring.Length > 1 ? occurring.MinBy(static metrics => metrics.F1) : null;
        }
    }

    private double Macro(Func<ClassMetrics, double> metric)
    {
        double sum = 0;
        int occurring = 0;
        for (int index = 0; index < Classes; index++)
        {
            if (_support[index] + _predicted[index] == 0)
                continue;
            sum += metric(MetricsOf(index));
            occurring++;
        }
        return occurring == 0 ? double.NaN : sum / occurring;
    }
}
