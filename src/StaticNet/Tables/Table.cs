using System.Collections;

namespace StaticNet;

/// <summary>
/// Rows to train or evaluate on. A table is immutable, so any number of readers can share one. The same seed gives the
/// same parts on every machine.
/// </summary>
/// <typeparam name="TRow">The record, marked with <see cref="FeaturesAttribute"/>.</typeparam>
/// <example>
/// <code>
/// Table&lt;House&gt; houses = new(rows);
/// (Table&lt;House&gt; train, Table&lt;House&gt; test) = houses.Split(0.8, seed: 1);
/// </code>
/// </example>
public sealed class Table<TRow> : IReadOnlyList<TRow>
    where TRow : IFeatures<TRow>
{
    private readonly TRow[] _rows;

    /// <summary>Creates a table with a copy of the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <exception cref="ArgumentException">There are no rows, or one is null.</exception>
    public Table(IEnumerable<TRow> rows)
        : this([.. rows ?? throw new ArgumentNullException(nameof(rows))])
    {
        for (int index = 0; index < _rows.Length; index++)
        {
            if (_rows[index] is null)
                throw new ArgumentException($"Row {index} is null.", nameof(rows));
        }
    }

    private Table(TRow[] rows) =>
        _rows = rows.Length > 0 ? rows : throw new ArgumentException("A table needs at least one row.", nameof(rows));

    /// <summary>The columns of a row.</summary>
    public static FeatureSchema Schema => TRow.Schema;

    /// <summary>The number of rows, at least 1.</summary>
    public int Count => _rows.Length;

    /// <summary>A row.</summary>
    /// <param name="index">Its number.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such row.</exception>
    public TRow this[int index] => _rows[index];

    /// <summary>The rows.</summary>
    public ReadOnlySpan<TRow> Rows => _rows;

    /// <summary>Splits the table in two parts.</summary>
    /// <param name="fraction">The fraction of the rows in the first part; each part gets at least one row.</param>
    /// <param name="seed">Chooses the rows of each part at random; if null, the first part is the first rows.</param>
    /// <returns>The two parts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1, exclusive.</exception>
    /// <exception cref="InvalidOperationException">There is only one row.</exception>
    public (Table<TRow> First, Table<TRow> Second) Split(double fraction, ulong? seed = null)
    {
        SplitFraction.Require(fraction);
        if (Count < 2)
            throw new InvalidOperationException("One row cannot be split in two parts.");
        int first = SplitFraction.Of(fraction, Count);
        TRow[] rows = seed is { } value ? Shuffle(value)._rows : _rows;
        return (new Table<TRow>(rows[..first]), new Table<TRow>(rows[first..]));
    }

    /// <summary>Returns the same rows in random order.</summary>
    /// <param name="seed">The same seed gives the same order.</param>
    public Table<TRow> Shuffle(ulong seed)
    {
        TRow[] rows = [.. _rows];
        new SeededRandom(seed).Shuffle<TRow>(rows);
        return new Table<TRow>(rows);
    }

    /// <summary>Returns the first rows: all of them, as of any list, where there are fewer.</summary>
    /// <param name="count">The number of rows.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not positive.</exception>
    public Table<TRow> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return count >= Count ? this : new Table<TRow>(_rows[..count]);
    }

    /// <summary>Skips the first rows and returns the rest.</summary>
    /// <param name="count">The number of rows to skip, less than <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative or leaves none.</exception>
    public Table<TRow> Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(count, Count);
        return count == 0 ? this : new Table<TRow>(_rows[count..]);
    }

    /// <summary>Returns the rows that satisfy a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <exception cref="ArgumentException">No row does.</exception>
    public Table<TRow> Where(Func<TRow, bool> condition) => new(_rows.Where(condition).ToArray());

    /// <summary>Returns the chosen rows.</summary>
    /// <param name="indices">The indices of the rows, in the desired order; at least one. They may repeat.</param>
    /// <exception cref="ArgumentException">There are no indices.</exception>
    /// <exception cref="IndexOutOfRangeException">An index is not that of a row.</exception>
    public Table<TRow> Gather(IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        TRow[] rows = new TRow[indices.Count];
        for (int index = 0; index < rows.Length; index++)
            rows[index] = _rows[indices[index]];
        return new Table<TRow>(rows);
    }

    /// <summary>Measures the rows, for the encoder.</summary>
    /// <exception cref="FeatureException">A number is NaN or infinite.</exception>
    public FeatureStatistics Measure() => FeatureObserver.Measure(_rows, CancellationToken.None);

    /// <summary>The rows, in order.</summary>
    public IEnumerator<TRow> GetEnumerator() => ((IEnumerable<TRow>)_rows).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
