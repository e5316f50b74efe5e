namespace StaticNet.Threading;

/// <summary>
/// The workers of a team, started when they are first wanted. Where the system gives no more threads (a limit of
/// processes, no memory for a stack), those that there are do the work, and it is asked again a second later.
/// </summary>
/// <param name="start">Starts the worker of an index.</param>
internal sealed class WorkerHiring(Func<int, Worker> start)
{
    private const long AskAgainAfter = 1_000;

    private readonly Worker[] _workers = new Worker[WorkerTeam.MaxThreads - 1];
    private int _hired;
    private long? _refusedAt;

    /// <summary>The most workers there can be: as many as there are, where the system gave no more.</summary>
    public int Limit => _refusedAt is null ? _workers.Length : _hired;

    /// <summary>One of those hired.</summary>
    public Worker this[int index] => _workers[index];

    /// <summary>Hires workers, one caller at a time.</summary>
    /// <param name="count">How many there should be.</param>
    /// <returns>How many of them there are.</returns>
    public int Hire(int count)
    {
        if (_hired < count && MayAsk())
            Start(count);
        return Math.Min(_hired, count);
    }

    private bool MayAsk() => _refusedAt is not { } refused || Environment.TickCount64 - refused >= AskAgainAfter;

    private void Start(int count)
    {
        try
        {
            for (; _hired < count; _hired++)
                _workers[_hired] = start(_hired);
            _refusedAt = null;
        }
        catch (Exception exception) when (
            exception is OutOfMemoryException or ThreadStartException or PlatformNotSupportedException)
        {
            _refusedAt = Environment.TickCount64;
        }
    }
}
