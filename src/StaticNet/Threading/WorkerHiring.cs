namespace StaticNet.Threading;

/// <summary>
/// The workers of a team, started when they are first wanted. Where the system gives no more threads (a limit of
/// processes, no memory for a stack), those that there are do the work from then on, less a few: the rest of the
/// program needs threads, too, and would fail for want of the last one.
/// </summary>
/// <param name="start">Starts the worker of an index.</param>
internal sealed class WorkerHiring(Func<int, Worker> start)
{
    /// <summary>How many threads are left to the rest of the program, where the system has no more.</summary>
    public const int LeftToOthers = 4;

    private readonly Worker[] _workers = new Worker[WorkerTeam.MaxThreads - 1];
    private int _hired;

    /// <summary>The most workers there can be.</summary>
    public int Limit { get; private set; } = WorkerTeam.MaxThreads - 1;

    /// <summary>One of those hired.</summary>
    public Worker this[int index] => _workers[index];

    /// <summary>Hires workers, one caller at a time and while none works.</summary>
    /// <param name="count">How many there should be.</param>
    /// <returns>How many of them there are.</returns>
    public int Hire(int count)
    {
        count = Math.Min(count, Limit);
        if (_hired < count)
            Start(count);
        return Math.Min(count, Limit);
    }

    private void Start(int count)
    {
        try
        {
            for (; _hired < count; _hired++)
                _workers[_hired] = start(_hired);
        }
        catch (Exception exception) when (
            exception is OutOfMemoryException or ThreadStartException or PlatformNotSupportedException)
        {
            Limit = Math.Max(0, _hired - LeftToOthers);
            while (_hired > Limit)
                _workers[--_hired].Dismiss();
        }
    }
}
