namespace StaticNet;

/// <summary>Cuts windows out of time series, for networks that predict what comes next.</summary>
/// <example>
/// <code>
/// (Dataset train, Dataset test) = Windows.Over(values, length: 48, horizon: 12).Split(0.8);
/// </code>
/// </example>
public static class Windows
{
    /// <summary>Windows over one series of single values.</summary>
    /// <param name="values">The values, one a time step. Kept, not copied: do not change them.</param>
    /// <param name="length">How many time steps the network sees.</param>
    /// <param name="horizon">How many time steps after them it predicts.</param>
    /// <param name="stride">How many time steps a window starts after the one before.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public static SeriesWindows Over(float[] values, int length, int horizon = 1, int stride = 1)
        => Over(values, new WindowOptions(length) { Horizon = horizon, Stride = stride });

    /// <summary>Windows over one series.</summary>
    /// <param name="values">[steps x FeaturesPerStep]. Kept, not copied: do not change them.</param>
    /// <param name="options">Which windows.</param>
    /// <exception cref="ArgumentException">
    /// The values are not whole time steps, or a target is none of them.
    /// </exception>
    public static SeriesWindows Over(float[] values, WindowOptions options)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Over([values], options);
    }

    /// <summary>Windows over several series, such as one of each sensor.</summary>
    /// <param name="series">[steps x FeaturesPerStep] of each. Kept, not copied: do not change them.</param>
    /// <param name="options">Which windows.</param>
    /// <exception cref="ArgumentException">
    /// The values are not whole time steps, or a target is none of them.
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
    /// Windows over the rows of a table: a series of each group, in the order of time. What is seen are the features of
    /// the rows, and what is predicted are the targets of later ones.
    /// </summary>
    /// <typeparam name="TRow">The record, marked with <see cref="FeaturesAttribute"/>.</typeparam>
    /// <typeparam name="TGroup">What tells groups apart.</typeparam>
    /// <typeparam name="TTime">What orders the rows of a group.</typeparam>
    /// <param name="table">The rows, in any order.</param>
    /// <param name="group">The group of a row, such as the sensor.</param>
    /// <param name="time">The time of a row; no two rows of a group have the same.</param>
    /// <param name="options">
    /// Which windows; <see cref="WindowOptions.FeaturesPerStep"/> and <see cref="WindowOptions.Targets"/> are the
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
