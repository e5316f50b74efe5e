using StaticNet.Metrics;

namespace StaticNet;

/// <summary>
/// A confusion matrix: the counts of actual and predicted classes. With more than 1,000 classes, it takes memory only
/// for the pairs that occurred.
/// </summary>
public sealed class ConfusionMatrix
{
    private const int MostPrinted = 100;

    private readonly PairCounts _pairs;

    /// <summary>Creates a matrix of zeros.</summary>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is not positive.</exception>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        Metrics = new ClassificationMetrics(classes);
        _pairs = new PairCounts(classes);
    }

    /// <summary>The metrics of the classes.</summary>
    public ClassificationMetrics Metrics { get; }

    /// <inheritdoc cref="ClassificationMetrics.Classes"/>
    public int Classes => Metrics.Classes;

    /// <inheritdoc cref="ClassificationMetrics.Total"/>
    public long Total => Metrics.Total;

    /// <inheritdoc cref="ClassificationMetrics.Correct"/>
    public long Correct => Metrics.Correct;

    /// <inheritdoc cref="ClassificationMetrics.Unclassified"/>
    public long Unclassified => Metrics.Unclassified;

    /// <inheritdoc cref="ClassificationMetrics.Accuracy"/>
    public double Accuracy => Metrics.Accuracy;

    /// <inheritdoc cref="ClassificationMetrics.MacroPrecision"/>
    public double MacroPrecision => Metrics.MacroPrecision;

    /// <inheritdoc cref="ClassificationMetrics.MacroRecall"/>
    public double MacroRecall => Metrics.MacroRecall;

    /// <inheritdoc cref="ClassificationMetrics.MacroF1"/>
    public double MacroF1 => Metrics.MacroF1;

    /// <inheritdoc cref="ClassificationMetrics.PerClass"/>
    public IReadOnlyList<ClassMetrics> PerClass => Metrics.PerClass;

    /// <summary>The number of samples of one class that were predicted as another.</summary>
    /// <param name="actual">The actual class.</param>
    /// <param name="predicted">The predicted class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long this[int actual, int predicted]
    {
        get
        {
            RequireClass(actual, nameof(actual));
            RequireClass(predicted, nameof(predicted));
            return _pairs[actual, predicted];
        }
    }

    /// <summary>Counts one prediction.</summary>
    /// <param name="actual">The actual class.</param>
    /// <param name="predicted">The predicted class, or -1 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public void Add(int actual, int predicted)
    {
        RequireClass(actual, nameof(actual));
        if (predicted != -1)
        {
            RequireClass(predicted, nameof(predicted));
            _pairs.Add(actual, predicted);
        }
        Metrics.Add(actual, predicted);
    }

    /// <summary>The names of the classes, for <see cref="ToString()"/>; null for their numbers.</summary>
    /// <exception cref="ArgumentException">The number of names is not the number of classes.</exception>
    public IReadOnlyList<string>? Names
    {
        get => Metrics.Names;
        init => Metrics.Names = value;
    }

    /// <summary>
    /// Formats the matrix as a table: one row per actual class, one column per predicted class. With more than 100
    /// classes, only their number and the counts.
    /// </summary>
    public override string ToString() => ToString(Names);

    /// <summary>Formats the same table with the names of the classes.</summary>
    /// <param name="names">A name for each class; null for their numbers.</param>
    /// <exception cref="ArgumentException">The number of names is not the number of classes.</exception>
    public string ToString(IReadOnlyList<string>? names)
    {
        if (names is not null && names.Count != Classes)
            throw new ArgumentException($"There are {names.Count} names of {Classes} classes.", nameof(names));
        return Classes > MostPrinted
            ? $"{Classes} classes: {Correct} of {Total} recognised"
            : ConfusionText.Of(_pairs, names ?? [.. Enumerable.Range(0, Classes).Select(static index => $"{index}")]);
    }

    private void RequireClass(int index, string parameter)
    {
        if ((uint)index >= (uint)Classes)
        {
            throw new ArgumentOutOfRangeException(
                parameter, index, $"There are {Classes} classes, the first with index 0.");
        }
    }
}
