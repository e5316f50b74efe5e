namespace StaticNet;

/// <summary>Cuts windows out of time series, for forecasting.</summary>
/// <example>
/// <code>
/// (Dataset train, Dataset test) = Windows.Over(values, length: 48, horizon: 12).Split(0.8);
/// </code>
/// </example>
public static class Windows
{
    /// <summary>Cuts windows out of one series with a single value per time step.</summary>
    /// <param name="values">The values, one per time step. Kept, not copied: do not change them.</param>
    /// <param name="length">The number of time steps that the network sees.</param>
    /// <param name="horizon">The number of time steps after them to predict.</param>
    /// <param name="stride">The number of time steps from the start of one window to the next.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public static SeriesWindows Over(float[] values, int length, int horizon = 1, int stride = 1)
        => Over(values, new WindowOptions(length) { Horizon = horizon, Stride = stride });

    /// <summary>Cuts windows out of one series.</summary>
    /// <param name="values">[steps x FeaturesPerStep]. Kept, not copied: do not change them.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">
    /// The values are not whole time steps, or a target index is out of range.
    /// </exception>
    public static SeriesWindows Over(float[] values, WindowOptions options)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Over([values], options);
    }

    /// <summary>Cuts windows out of several series, such as one per sensor.</summary>
    /// <param name="series">[steps x FeaturesPerStep] of each. Kept, not copied: do not change them.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">
    /// The values are not whole time steps, or a target index is out of range.
    /// </exception>
    public static SeriesWindows Over(float[][] series, WindowOptions options)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        for (int i = 0; i < series.Length; i++)
        {
            int values = series[i]?.Length ?? throw new ArgumentException($"Series {i} is null.", nameof(series));
            if (values % options.FeaturesPerStep != 0)
            {
                throw new ArgumentException(
                    $"Series {i} has {values} values, which are not whole time steps of {options.FeaturesPerStep}.",
                    nameof(series));
            }
        }
        foreach (int target in options.Targets)
        {
            if ((uint)target >= (uint)options.FeaturesPerStep)
            {
                throw new ArgumentException(
                    $"Target {target} is none of the {options.FeaturesPerStep} values of a time step.",
                    nameof(options));
            }
        }
        return options.Targets.Count > 0
            ? new SeriesWindows(series, options)
            : throw new ArgumentException("There are no Targets to predict.", nameof(options));
    }

    /// <summary>
    /// Cuts windows out of the rows of a table, with one series per group, ordered by time. The inputs are the features
    /// of the rows, and the targets are those of later rows.
    /// </summary>
    /// <typeparam name="TRow">The record, marked with <see cref="FeaturesAttribute"/>.</typeparam>
    /// <typeparam name="TGroup">The type of the group.</typeparam>
    /// <typeparam name="TTime">The type of the time that orders the rows of a group.</typeparam>
    /// <param name="table">The rows, in any order.</param>
    /// <param name="group">The group of a row, such as the sensor.</param>
    /// <param name="time">The time of a row; it must be unique within a group.</param>
    /// <param name="options">
    /// The options; <see cref="WindowOptions.FeaturesPerStep"/> and <see cref="WindowOptions.Targets"/> are the
    /// record's.
    /// </param>
    /// <exception cref="ArgumentException">
    /// Two rows of a group have the same time, or the record has no targets.
    /// </exception>
    public static TableWindows<TRow, TTime> Over<TRow, TGroup, TTime>(
        Table<TRow> table, Func<TRow, TGroup> group, Func<TRow, TTime> time, WindowOptions options)
        where TRow : IFeatures<TRow>
        where TGroup : notnull
        where TTime : IComparable<TTime>
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(options);
        TRow[][] series =
        [
            .. table.GroupBy(group).Select(rows => rows.OrderBy(time, Comparer<TTime>.Default).ToArray()),
        ];
        return new TableWindows<TRow, TTime>(series, time, options);
    }
}
