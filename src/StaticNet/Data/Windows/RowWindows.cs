namespace StaticNet;

/// <summary>
/// Sequences of rows with the targets to predict from each: the windows of a <see cref="TableWindows{TRow, TTime}"/>,
/// all of them or those of one part in time.
/// </summary>
/// <typeparam name="TRow">The record.</typeparam>
public sealed class RowWindows<TRow>
    where TRow : IFeatures<TRow>
{
    private readonly TRow[][] _series;
    private readonly Range[] _measured;
    private readonly List<Window> _windows;
    private readonly WindowOptions _options;

    /// <param name="series">The rows of all series.</param>
    /// <param name="measured">Which rows of each series lie in this part.</param>
    /// <param name="windows">The windows of this part.</param>
    /// <param name="options">How they were cut out.</param>
    internal RowWindows(TRow[][] series, Range[] measured, List<Window> windows, WindowOptions options) =>
        (_series, _measured, _windows, _options) = (series, measured, windows, options);

    /// <summary>The number of windows.</summary>
    public int Count => _windows.Count;

    /// <summary>Measures the rows of this part, for encoding records.</summary>
    public FeatureStatistics Measure()
    {
        var observer = new FeatureObserver(TRow.Schema);
        for (int i = 0; i < _series.Length; i++)
        {
            foreach (ref readonly TRow row in _series[i].AsSpan(_measured[i]))
                TRow.Observe(in row, observer);
        }
        return observer.ToStatistics();
    }

    /// <summary>
    /// Returns the windows as sequences of scaled values: inputs [windows x length x features], and as targets the next
    /// <see cref="WindowOptions.Horizon"/> values of each target of the record.
    /// </summary>
    /// <param name="statistics">The statistics to encode with: usually those of the training part.</param>
    /// <exception cref="FeatureException">A row cannot be encoded.</exception>
    /// <exception cref="InvalidOperationException">There are no windows.</exception>
    public Dataset Encode(FeatureStatistics statistics) => Encode(statistics, static target => target);

    /// <summary>The same with other names of the outputs that several targets belong to.</summary>
    internal Dataset Encode(FeatureStatistics statistics, Func<string, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        WindowSplit.RequireAny(_windows, "Every group", _options);
        int features = TRow.Schema.FeatureSize, targets = TRow.Schema.TargetSize;
        int size = ArraySize.Of(_options.Length, features, "time steps of a window");
        float[] inputs = new float[ArraySize.Of(_windows.Count, size, "windows")];
        int targetSize = ArraySize.Of(_options.Horizon, targets, "time steps of a window");
        float[] values = new float[ArraySize.Of(_windows.Count, targetSize, "windows")];
        for (int i = 0; i < _windows.Count; i++)
        {
            Window window = _windows[i];
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
        int[] lengths = [.. _windows.Select(window => window.End - window.Start)];
        return new Dataset([new DatasetInput(null, inputs, size, _options.Length)], Targets(values, nameOf))
            .WithLengths(lengths, _options.Length);
    }

    // One target is labels or values; several are outputs of their own names.
    private DatasetTarget[] Targets(float[] values, Func<string, string> nameOf)
    {
        FeatureColumn[] columns = [.. TRow.Schema.Targets];
        var targets = new DatasetTarget[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            int first = i;
            float[] own = [.. values.Where((_, place) => place % columns.Length == first)];
            string? name = columns.Length == 1 ? null : nameOf(columns[i].Name);
            targets[i] = columns[i].Classes > 0
                ? new DatasetTarget(name, [.. own.Select(static value => (int)value)], _options.Horizon)
                : new DatasetTarget(name, own, _options.Horizon);
        }
        return targets;
    }
}
