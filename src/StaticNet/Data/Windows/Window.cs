namespace StaticNet;

/// <summary>A window in a series: what is seen of it, and what is to be predicted.</summary>
/// <param name="Series">The number of the series.</param>
/// <param name="Start">The first time step that is seen.</param>
/// <param name="End">The one after the last that is seen.</param>
/// <param name="Target">The first time step that is predicted.</param>
internal readonly record struct Window(int Series, int Start, int End, int Target)
{
    /// <summary>All windows of series of so many time steps, in order.</summary>
    public static List<Window> Of(IReadOnlyList<int> steps, WindowOptions options)
    {
        List<Window> windows = [];
        for (int series = 0; series < steps.Count; series++)
        {
            // No number of an option is too large: sums are longs.
            long last = steps[series] - (long)options.Gap - options.Horizon;
            for (long end = options.MinimumLength; end <= last; end += options.Stride)
            {
                int start = (int)Math.Max(0, end - options.Length);
                windows.Add(new Window(series, start, (int)end, (int)end + options.Gap));
            }
        }
        return windows;
    }
}
