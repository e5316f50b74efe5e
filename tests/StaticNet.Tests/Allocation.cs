namespace StaticNet.Tests;

/// <summary>Measures what code allocates.</summary>
internal static class Allocation
{
    /// <summary>
    /// The bytes that an action allocates on this thread: the least of some runs, since a collection that another
    /// test causes charges this thread with what is left of its allocation context.
    /// </summary>
    public static long Of(Action action)
    {
        long least = long.MaxValue;
        for (int run = 0; run < 10 && least > 0; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}
