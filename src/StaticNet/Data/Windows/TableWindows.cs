namespace StaticNet;

/// <summary>
/// Windows over the rows of a table, to be split by time: rows are scaled by statistics of the first part only.
/// </summary>
/// <typeparam name="TRow">The record.</typeparam>
/// <typeparam name="TTime">The type of the time that orders the rows.</typeparam>
public sealed class TableWindows<TRow, TTime>
    where TRow : IFeatures<TRow>
    where TTime : IComparable<TTime>
{
    private readonly TRow[][] _series;
    private readonly Func<TRow, TTime> _time;
    private readonly WindowOptions _options;
    private readonly List<Window> _windows;

    internal TableWindows(TRow[][] series, Func<TRow, TTime> time, WindowOptions options)
    {
        if (TRow.Schema.Targets.IsEmpty)
            throw new ArgumentException($"{TRow.Schema.Name} has no target to predict: mark a property with [Target].");
        (_series, _time, _options) = (series, time, options);
        foreach (TRow[] rows in series)
        {
            for (int i = 1; i < rows.Length; i++)
            {
                if (time(rows[i]).CompareTo(time(rows[i - 1])) == 0)
                    throw new ArgumentException($"Two rows of a group have the time {time(rows[i])}.", nameof(time));
            }
        }
        _windows = Window.Of([.. series.Select(rows => rows.Length)], options);
    }

    /// <summary>The number of windows.</summary>
    public int Count => _windows.Count;

    /// <summary>All windows, to train with the whole of the table.</summary>
    public RowWindows<TRow> All =>
        new(_series, [.. _series.Select(static _ => Range.All)], _windows, _options);

    /// <summary>Splits the windows at the same time for all groups. No row is in both parts.</summary>
    /// <param name="fraction">
    /// The fraction of all rows before the cut, except that rows of the same time stay together.
    /// </param>
    /// <param name="reachesBack">
    /// Whether inputs of the second part may start before the cut. Their targets are always after it.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1, exclusive.</exception>
    /// <exception cref="InvalidOperationException">A part has no window.</exception>
    public (RowWindows<TRow> First, RowWindows<TRow> Second) Split(double fraction, bool reachesBack = false)
    {
        SplitFraction.Require(fraction);
        TTime[] times = [.. _series.SelectMany(rows => rows).Select(_time).Order()];
        TTime cut = times[Math.Clamp((int)Math.Round(times.Length * fraction), 0, times.Length - 1)];
        int[] cuts = [.. _series.Select(rows => rows.TakeWhile(row => _time(row).CompareTo(cut) < 0).Count())];
        (List<Window> before, List<Window> after) = WindowSplit.At(cuts, _windows, _options, reachesBack);
        WindowSplit.RequireAny(before, "Every group's part before the cut", _options);
        WindowSplit.RequireAny(after, "Every group's part after the cut", _options);
        return (
            new RowWindows<TRow>(_series, [.. cuts.Select(static cut => ..cut)], before, _options),
            new RowWindows<TRow>(_series, [.. cuts.Select(static cut => cut..)], after, _options));
    }
}
