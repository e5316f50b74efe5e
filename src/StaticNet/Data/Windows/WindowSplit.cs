namespace StaticNet;

/// <summary>Splits windows in time.</summary>
internal static class WindowSplit
{
    /// <summary>The windows whose last target lies before the cut, and those that begin at it or after it.</summary>
    /// <param name="cuts">The time step of each series at which it is cut.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="options">How they were cut out.</param>
    /// <param name="reachesBack">Whether what the second part sees may lie before the cut.</param>
    public static (List<Window> Before, List<Window> After) At(
        int[] cuts, List<Window> windows, WindowOptions options, bool reachesBack)
    {
        List<Window> before = windows.FindAll(window => window.Target + options.Horizon <= cuts[window.Series]);
        List<Window> after = windows.FindAll(
            window => (reachesBack ? window.Target : window.Start) >= cuts[window.Series]);
        return (before, after);
    }

    /// <exception cref="InvalidOperationException">There are no windows.</exception>
    public static void RequireAny(List<Window> windows, string what, WindowOptions options)
    {
        if (windows.Count == 0)
        {
            long needed = (long)options.MinimumLength + options.Gap + options.Horizon;
            throw new InvalidOperationException(
                $"{what} is shorter than the {needed} time steps of a window and what it predicts.");
        }
    }
}
