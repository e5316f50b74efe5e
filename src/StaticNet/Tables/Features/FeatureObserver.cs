using System.Numerics;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>Measures rows one by one, for tables in memory and for streams of any length.</summary>
/// <remarks>
/// Means and deviations are those of all rows, by Welford's recurrence. Medians and quartiles are exact up to a million
/// rows; beyond that, they are those of a million rows drawn at random with a fixed seed.
/// </remarks>
/// <example>
/// <code>
/// static FeatureStatistics Measure&lt;TRow&gt;(IEnumerable&lt;TRow&gt; rows)
///     where TRow : IFeatures&lt;TRow&gt;
/// {
///     var observer = new FeatureObserver(TRow.Schema);
///     foreach (TRow row in rows)
///         TRow.Observe(in row, observer);
///     return observer.ToStatistics();
/// }
/// </code>
/// </example>
public sealed class FeatureObserver
{
    private readonly NumberObserver?[] _numbers;
    private readonly Dictionary<string, long>?[] _counts;

    /// <summary>Creates an observer.</summary>
    /// <param name="schema">The record.</param>
    public FeatureObserver(FeatureSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Schema = schema;
        _numbers = new NumberObserver?[schema.Columns.Length];
        _counts = new Dictionary<string, long>?[schema.Columns.Length];
        for (int index = 0; index < _numbers.Length; index++)
        {
            FeatureColumn column = schema.Columns[index];
            if (!column.IsMeasured)
                continue;
            if (column.Kind == FeatureKind.LearnedCategory)
                _counts[index] = new Dictionary<string, long>(StringComparer.Ordinal);
            else
                _numbers[index] = new NumberObserver(NeedsQuartiles(column));
        }
    }

    /// <summary>The record.</summary>
    public FeatureSchema Schema { get; }

    /// <summary>For generated code: a number of a row, or its logarithm for <see cref="Scaling.Log"/>.</summary>
    /// <param name="column">The index of its column.</param>
    /// <param name="value">The number.</param>
    /// <exception cref="FeatureException">The number is NaN or infinite.</exception>
    public void Number(int column, double value)
    {
        if (!double.IsFinite(value))
            throw FeatureException.NotFinite(Schema, Schema.Columns[column], $"is {value}");
        _numbers[column]?.Add(value);
    }

    /// <summary>For generated code: a category of a row; null counts as none.</summary>
    /// <param name="column">The index of its column.</param>
    /// <param name="category">The category.</param>
    public void Category(int column, string? category)
    {
        if (category is null || _counts[column] is not { } counts)
            return;
        CollectionsMarshal.GetValueRefOrAddDefault(counts, category, out _)++;
    }

    /// <summary>For generated code: a category of a row that is a whole number; null counts as none.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="column">The index of the column.</param>
    /// <param name="category">The category.</param>
    public void Category<T>(int column, T? category)
        where T : struct, IBinaryInteger<T>
    {
        if (category is not { } number || _counts[column] is not { } counts)
            return;
        Span<char> text = stackalloc char[CodeText.MostLength];
        Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> lookup =
            counts.GetAlternateLookup<ReadOnlySpan<char>>();
        CollectionsMarshal.GetValueRefOrAddDefault(lookup, CodeText.Of(number, text), out _)++;
    }

    /// <summary>Measures rows of one pass.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellation">Ends the pass.</param>
    /// <exception cref="FeatureException">A number is NaN or infinite; it says in which row.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    internal static FeatureStatistics Measure<TRow>(IEnumerable<TRow> rows, CancellationToken cancellation)
        where TRow : IFeatures<TRow>
    {
        var observer = new FeatureObserver(TRow.Schema);
        long index = 0;
        foreach (TRow row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                TRow.Observe(in row, observer);
            }
            catch (FeatureException exception)
            {
                throw exception.At(index);
            }
            index++;
        }
        return observer.ToStatistics();
    }

    /// <summary>Returns the statistics measured so far.</summary>
    public FeatureStatistics ToStatistics() => ToStatistics(isUnfitted: false);

    internal FeatureStatistics ToStatistics(bool isUnfitted)
    {
        int columns = Schema.Columns.Length;
        double[] centers = new double[columns], deviations = new double[columns];
        float[] fills = new float[columns];
        var vocabularies = new FeatureVocabulary?[columns];
        for (int index = 0; index < columns; index++)
        {
            FeatureColumn column = Schema.Columns[index];
            (centers[index], deviations[index]) = Fit(column, _numbers[index]);
            fills[index] = (float)((Fill(column, _numbers[index]) - centers[index]) / deviations[index]);
            if (_counts[index] is { } counts)
                vocabularies[index] = FeatureVocabulary.Of(counts, column.MaxCategories);
        }
        return new FeatureStatistics(Schema, centers, deviations, fills, vocabularies, isUnfitted);
    }

    private static bool NeedsQuartiles(FeatureColumn column) =>
        column.Scaling == Scaling.Robust || (column.IsNullable && column.Missing == MissingValue.Median);

    private static (double Center, double Deviation) Fit(FeatureColumn column, NumberObserver? numbers)
    {
        if (!double.IsNaN(column.FixedMean))
            return (column.FixedMean, column.FixedDeviation);
        if (numbers is null || numbers.Count == 0)
            return (0, 1);
        (double center, double spread) = column.Scaling switch
        {
            Scaling.MinMax => (numbers.Smallest, numbers.Largest - numbers.Smallest),
            Scaling.Robust => (numbers.Quantile(0.5), numbers.Quantile(0.75) - numbers.Quantile(0.25)),
            Scaling.None => (0, 1),
            _ => (numbers.Mean, numbers.Deviation),
        };
        return (center, spread > 0 && double.IsFinite(spread) ? spread : 1);
    }

    private static double Fill(FeatureColumn column, NumberObserver? numbers)
    {
        double fixedFill = column.Missing == MissingValue.Fill ? column.Fill : 0;
        if (column.Missing is MissingValue.Zero or MissingValue.Fill or MissingValue.Refuse)
            return column.Scaling == Scaling.Log ? FeatureScaling.Log(fixedFill) : fixedFill;
        if (numbers is null || numbers.Count == 0)
            return 0;
        return column.Missing == MissingValue.Median ? numbers.Quantile(0.5) : numbers.Mean;
    }
}
