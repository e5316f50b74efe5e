namespace StaticNet;

/// <summary>
/// Windows over the rows of a table. Only a split turns them into samples, because rows are scaled by statistics of the
/// first part.
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

    /// <summary>Splits the windows at the same time for all groups. No row is in both parts.</summary>
    /// <param name="fraction">
    /// The fraction of all rows before the cut, except that rows of the same time stay together.
    /// </param>
    /// <param name="reachesBack">
    /// Whether inputs of the second part may start before the cut. Their targets are always after it.
    /// </param>
    /// <returns>Both parts, and the statistics of the rows before the cut, with which both are encoded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1, exclusive.</exception>
    /// <exception cref="InvalidOperationException">A part has no window.</exception>
    public (Dataset First, Dataset Second, FeatureStatistics Statistics) Split(
        double fraction, bool reachesBack = false)
    {
        SplitFraction.Require(fraction);
        TTime[] times = [.. _series.SelectMany(rows => rows).Select(_time).Order()];
        TTime cut = times[Math.Clamp((int)Math.Round(times.Length * fraction), 0, times.Length - 1)];
        int[] cuts = [.. _series.Select(rows => rows.TakeWhile(row => _time(row).CompareTo(cut) < 0).Count())];
        (List<Window> before, List<Window> after) = WindowSplit.At(cuts, _windows, _options, reachesBack);
        WindowSplit.RequireAny(before, "Every group's part before the cut", _options);
        WindowSplit.RequireAny(after, "Every group's part after the cut", _options);

        var observer = new FeatureObserver(TRow.Schema);
        for (int i = 0; i < _series.Length; i++)
        {
            for (int row = 0; row < cuts[i]; row++)
                TRow.Observe(in _series[i][row], observer);
        }
        FeatureStatistics statistics = observer.ToStatistics();
        return (Build(before, statistics), Build(after, statistics), statistics);
    }

    private Dataset Build(List<Window> windows, FeatureStatistics statistics)
    {
        int features = TRow.Schema.FeatureSize, targets = TRow.Schema.TargetSize;
        int size = ArraySize.Of(_options.Length, features, "time steps of a window");
        float[] inputs = new float[ArraySize.Of(windows.Count, size, "windows")];
        int targetSize = ArraySize.Of(_options.Horizon, targets, "time steps of a window");
        float[] values = new float[ArraySize.Of(windows.Count, targetSize, "windows")];
        for (int i = 0; i < windows.Count; i++)
        {
            Window window = windows[i];
            TRow[] rows = _series[window.Series];
            for (int step = window.Start; step < window.End; step++)
            {
                int place = (i * size) + ((step - window.Start) * features);
                TRow.Encode(in rows[step], statistics, inputs.AsSpan(place, features));
            }
            for (int step = 0; step < _options.Horizon; step++)
            {
                int place = ((i * _options.Horizon) + step) * targets;
                TRow.EncodeTargets(in rows[window.Target + step], statistics, values.AsSpan(place, targets));
            }
        }
        int[] lengths = [.. windows.Select(window => window.End - window.Start)];
        return new Dataset([new DatasetInput(null, inputs, size, _options.Length)], Targets(values))
            .WithLengths(lengths, _options.Length);
    }

    // One target is labels or values; several are outputs of their own names.
    private DatasetTarget[] Targets(float[] values)
    {
        FeatureColumn[] columns = [.. TRow.Schema.Targets];
        var targets = new DatasetTarget[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            int first = i;
            float[] own = [.. values.Where((_, place) => place % columns.Length == first)];
            string? name = columns.Length == 1 ? null : columns[i].Name;
            targets[i] = columns[i].Classes > 0
                ? new DatasetTarget(name, [.. own.Select(static value => (int)value)], _options.Horizon)
                : new DatasetTarget(name, own, _options.Horizon);
        }
        return targets;
    }
}
