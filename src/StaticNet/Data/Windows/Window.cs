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
            int end = options.MinimumLength;
            for (; end + options.Gap + options.Horizon <= steps[series]; end += options.Stride)
                windows.Add(new Window(series, Math.Max(0, end - options.Length), end, end + options.Gap));
        }
        return windows;
    }
}
