namespace StaticNet;

/// <summary>
/// Windows over time series as samples: the values of consecutive time steps are the input, and the values after them
/// the targets. No window reaches from one series into another.
/// </summary>
public sealed class SeriesWindows
{
    private readonly float[][] _series;
    private readonly WindowOptions _options;
    private readonly List<Window> _windows;

    internal SeriesWindows(float[][] series, WindowOptions options)
    {
        (_series, _options) = (series, options);
        _windows = Window.Of([.. series.Select(values => values.Length / options.FeaturesPerStep)], options);
    }

    /// <summary>The number of windows.</summary>
    public int Count => _windows.Count;

    /// <summary>
    /// Returns all windows as sequences of <see cref="WindowOptions.Length"/> steps, with targets of [horizon x
    /// targets] each.
    /// </summary>
    /// <exception cref="InvalidOperationException">No series is long enough for one.</exception>
    public Dataset ToDataset() => Build(_windows, "Every series");

    /// <summary>
    /// Splits the windows by time, in the same way as a network is used: in each series, the first part ends where the
    /// second begins. No value is in both parts, so windows across the cut are in neither.
    /// </summary>
    /// <param name="fraction">The fraction of each series before the cut.</param>
    /// <param name="reachesBack">
    /// Whether inputs of the second part may start before the cut, as when the network is used right after it. Their
    /// targets are always after it.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1, exclusive.</exception>
    /// <exception cref="InvalidOperationException">A part has no window.</exception>
    public (Dataset First, Dataset Second) Split(double fraction, bool reachesBack = false)
    {
        SplitFraction.Require(fraction);
        int size = _options.FeaturesPerStep;
        int[] cuts = [.. _series.Select(values => (int)Math.Round(values.Length / size * fraction))];
        (List<Window> before, List<Window> after) = WindowSplit.At(cuts, _windows, _options, reachesBack);
        return (Build(before, "Every part before the cut"), Build(after, "Every part after the cut"));
    }

    private Dataset Build(List<Window> windows, string what)
    {
        WindowSplit.RequireAny(windows, what, _options);
        int features = _options.FeaturesPerStep;
        int size = ArraySize.Of(_options.Length, features, "time steps of a window");
        int targetSize = ArraySize.Of(_options.Horizon, _options.Targets.Count, "time steps of a window");
        float[] inputs = new float[ArraySize.Of(windows.Count, size, "windows")];
        float[] targets = new float[ArraySize.Of(windows.Count, targetSize, "windows")];
        for (int i = 0; i < windows.Count; i++)
        {
            Window window = windows[i];
            ReadOnlySpan<float> values = _series[window.Series];
            values[(window.Start * features)..(window.End * features)].CopyTo(inputs.AsSpan(i * size));
            int next = i * targetSize;
            for (int step = window.Target; step < window.Target + _options.Horizon; step++)
            {
                foreach (int target in _options.Targets)
                    targets[next++] = values[(step * features) + target];
            }
        }
        int[] lengths = [.. windows.Select(window => window.End - window.Start)];
        return new Dataset(inputs, size, targets, targetSize).WithLengths(lengths, _options.Length);
    }
}
