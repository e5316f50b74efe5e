using System.Globalization;
using System.Text;

namespace StaticNet;

/// <summary>How often each class was taken for which.</summary>
public sealed class ConfusionMatrix
{
    private readonly long[] _counts;

    /// <summary>Creates a matrix of zeros.</summary>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is not positive.</exception>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        Classes = classes;
        _counts = new long[checked(classes * classes)];
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>How many were counted.</summary>
    public long Total { get; private set; }

    /// <summary>How many were recognised.</summary>
    public long Correct { get; private set; }

    /// <summary>How many got no class because an output was NaN; they count as not recognised.</summary>
    public long Unclassified { get; private set; }

    /// <summary>How often a class was taken for another.</summary>
    /// <param name="actual">The class it is.</param>
    /// <param name="predicted">The class it was taken for.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long this[int actual, int predicted] => _counts[Index(actual, predicted)];

    /// <summary>The part that was recognised; NaN where nothing was counted.</summary>
    public double Accuracy => Correct / (double)Total;

    /// <summary>The mean of the classes' precisions, over the classes that occur or were predicted.</summary>
    public double MacroPrecision => Macro(metrics => metrics.Precision);

    /// <summary>The mean of the classes' recalls, over the classes that occur or were predicted.</summary>
    public double MacroRecall => Macro(metrics => metrics.Recall);

    /// <summary>The mean of the classes' F1, over the classes that occur or were predicted.</summary>
    public double MacroF1 => Macro(metrics => metrics.F1);

    /// <summary>Precision, recall and F1 of every class.</summary>
    public IReadOnlyList<ClassMetrics> PerClass => [.. Enumerable.Range(0, Classes).Select(MetricsOf)];

    /// <summary>Counts one.</summary>
    /// <param name="actual">The class it is.</param>
    /// <param name="predicted">The class it was taken for, or -1 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public void Add(int actual, int predicted)
    {
        if (predicted == -1)
        {
            Index(actual, 0);
            Unclassified++;
        }
        else
        {
            _counts[Index(actual, predicted)]++;
            Correct += actual == predicted ? 1 : 0;
        }
        Total++;
    }

    /// <summary>A table: one row per actual class, one column per predicted class.</summary>
    public override string ToString()
    {
        int width = Math.Max(5, _counts.Max().ToString(CultureInfo.InvariantCulture).Length + 2);
        var text = new StringBuilder("actual".PadRight(8));
        for (int predicted = 0; predicted < Classes; predicted++)
            text.Append($"{predicted}".PadLeft(width));
        for (int actual = 0; actual < Classes; actual++)
        {
            text.AppendLine().Append($"{actual}".PadRight(8));
            for (int predicted = 0; predicted < Classes; predicted++)
                text.Append($"{this[actual, predicted]}".PadLeft(width));
        }
        return text.ToString();
    }

    private ClassMetrics MetricsOf(int index)
    {
        long hits = this[index, index], support = 0, predicted = 0;
        for (int other = 0; other < Classes; other++)
        {
            support += this[index, other];
            predicted += this[other, index];
        }
        double precision = predicted == 0 ? 0 : hits / (double)predicted;
        double recall = support == 0 ? 0 : hits / (double)support;
        double f1 = hits == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new ClassMetrics(index, precision, recall, f1, support);
    }

    private double Macro(Func<ClassMetrics, double> metric)
    {
        double[] values = [.. PerClass.Where(Occurs).Select(metric)];
        return values.Length == 0 ? double.NaN : values.Average();
    }

    private bool Occurs(ClassMetrics metrics)
    {
        long predicted = 0;
        for (int other = 0; other < Classes; other++)
            predicted += this[other, metrics.Class];
        return metrics.Support + predicted > 0;
    }

    private int Index(int actual, int predicted)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actual, (uint)Classes, nameof(actual));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted, (uint)Classes, nameof(predicted));
        return actual * Classes + predicted;
    }
}
