namespace StaticNet.Threading;

/// <summary>One background thread of the team.</summary>
internal sealed class Worker
{
    private readonly int _index;
    private readonly Sleeper _sleeper = new();

    public Worker(int index) => _index = index;

    /// <summary>Starts the worker of an index.</summary>
    public static Worker Start(int index)
    {
        var worker = new Worker(index);
        new Thread(worker.Loop) { IsBackground = true, Name = $"StaticNet worker {index + 1}" }.UnsafeStart();
        return worker;
    }

    public void Wake() => _sleeper.Wake();

    private void Loop()
    {
        while (true)
        {
            _sleeper.WaitUntil(new WorkExists(_index));
            WorkerTeam.Work(_index);
        }
    }

    private readonly struct WorkExists(int worker) : ICondition
    {
        public bool IsMet => WorkerTeam.HasWork(worker);
    }
}
