namespace StaticNet.Threading;

/// <summary>One background thread of the team.</summary>
internal sealed class Worker
{
    // Of the threads of a run; 0 is its caller.
    private readonly int _number;
    private readonly Thread _thread;
    private readonly Sleeper _sleeper = new();
    private int _dismissed;

    /// <summary>Creates the worker of an index, which does not run yet.</summary>
    public Worker(int index)
    {
        _number = index + 1;
        _thread = new Thread(Loop) { IsBackground = true, Name = $"StaticNet worker {_number}" };
    }

    /// <summary>Whether it ends its thread instead of waiting for work.</summary>
    public bool IsDismissed => Volatile.Read(ref _dismissed) != 0;

    /// <summary>Whether its thread runs.</summary>
    public bool IsRunning => _thread.IsAlive;

    /// <summary>Creates and starts the worker of an index.</summary>
    /// <exception cref="OutOfMemoryException">The system gives no more threads.</exception>
    public static Worker Start(int index)
    {
        var worker = new Worker(index);
        worker._thread.UnsafeStart();
        return worker;
    }

    public void Wake() => _sleeper.Wake();

    /// <summary>Lets it go, once it has no work.</summary>
    public void Dismiss()
    {
        Interlocked.Exchange(ref _dismissed, 1);
        Wake();
    }

    private void Loop()
    {
        while (!IsDismissed)
        {
            _sleeper.WaitUntil(new WorkExists(this));
            WorkerTeam.Work(_number);
        }
    }

    private readonly struct WorkExists(Worker worker) : ICondition
    {
        public bool IsMet => WorkerTeam.HasWork(worker._number) || worker.IsDismissed;
    }
}
