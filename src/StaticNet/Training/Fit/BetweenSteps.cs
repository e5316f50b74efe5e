using StaticNet.Threading;

namespace StaticNet.Training;

/// <summary>
/// Work on a network that must find it between two steps of training: done at once where nobody trains, and otherwise
/// by the thread that trains, after its step.
/// </summary>
internal sealed class BetweenSteps
{
    private const string InUse =
        "The trainer already trains, on this thread or on another. A trainer runs one Fit at a time.";

    private readonly Lock _lock = new();
    private readonly Queue<(Action Work, TaskCompletionSource Done)> _waiting = new();
    private int _isTraining;
    private int _trainingThread;

    /// <summary>Begins a run of training.</summary>
    /// <exception cref="InvalidOperationException">One runs.</exception>
    public Run Begin()
    {
        CallLease lease = CallLease.Take(ref _isTraining, InUse);
        // Whatever is done while nobody trains is done under the lock.
        lock (_lock)
            _trainingThread = Environment.CurrentManagedThreadId;
        return new Run(this, lease);
    }

    /// <summary>Does something when no step runs.</summary>
    /// <returns>Completed when it is done, or with what it threw.</returns>
    public Task Do(Action work)
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            // A callback runs between steps, and would wait for itself.
            if (_trainingThread == 0 || _trainingThread == Environment.CurrentManagedThreadId)
                Complete(work, done);
            else
                _waiting.Enqueue((work, done));
        }
        return done.Task;
    }

    /// <summary>Does what others wait for; on the thread that trains, between two steps.</summary>
    public void Serve()
    {
        while (_waiting.Count > 0)
            ServeOne();
    }

    private void ServeOne()
    {
        (Action Work, TaskCompletionSource Done) next;
        lock (_lock)
            next = _waiting.Dequeue();
        Complete(next.Work, next.Done);
    }

    private void End()
    {
        lock (_lock)
        {
            _trainingThread = 0;
            Serve();
        }
    }

    private static void Complete(Action work, TaskCompletionSource done)
    {
        try
        {
            work();
            done.SetResult();
        }
#pragma warning disable CA1031 // Whatever it throws goes to whoever asked for it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            done.SetException(exception);
        }
    }

    /// <summary>A run of training.</summary>
    public readonly ref struct Run(BetweenSteps owner, CallLease lease) : IDisposable
    {
        private readonly CallLease _lease = lease;

        /// <summary>Ends it, and does what others still wait for.</summary>
        public void Dispose()
        {
            owner.End();
            _lease.Dispose();
        }
    }
}
