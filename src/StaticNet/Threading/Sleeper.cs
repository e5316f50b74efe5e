using System.Diagnostics;

namespace StaticNet.Threading;

/// <summary>What a <see cref="Sleeper"/> waits for.</summary>
internal interface ICondition
{
    bool IsMet { get; }
}

/// <summary>Lets one thread wait for a condition that others make true: spinning briefly, then blocking.</summary>
internal sealed class Sleeper
{
    private static readonly long s_spinTicks = Environment.ProcessorCount > 1 ? Stopwatch.Frequency / 25_000 : 0;

    private readonly AutoResetEvent _wake = new(false);
    private int _asleep;

    /// <summary>
    /// Wakes the thread if it blocks. To be called after the condition has been made true by an interlocked operation,
    /// whose fence is one half of the promise that no wake-up is lost.
    /// </summary>
    public void Wake()
    {
        if (Volatile.Read(ref _asleep) != 0 && Interlocked.Exchange(ref _asleep, 0) != 0)
            _wake.Set();
    }

    /// <summary>Returns once the condition has been seen to be true. An interrupt is kept until then.</summary>
    public void WaitUntil<TCondition>(TCondition condition)
        where TCondition : struct, ICondition
    {
        if (SpinUntil(condition))
            return;
        bool interrupted = false;
        do
        {
            // The other half: say "asleep" with a fence, and only then look at the condition for the last time.
            Interlocked.Exchange(ref _asleep, 1);
            bool awake = condition.IsMet && Interlocked.Exchange(ref _asleep, 0) != 0;
            while (!awake)
                awake = Block(ref interrupted);
        }
        while (!condition.IsMet);
        if (interrupted)
            Thread.CurrentThread.Interrupt();
    }

    private static bool SpinUntil<TCondition>(TCondition condition)
        where TCondition : struct, ICondition
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            for (int i = 0; i < 16; i++)
            {
                if (condition.IsMet)
                    return true;
                Thread.SpinWait(1);
            }
        }
        while (Stopwatch.GetTimestamp() - start < s_spinTicks);
        return condition.IsMet;
    }

    private bool Block(ref bool interrupted)
    {
        try
        {
            return _wake.WaitOne();
        }
        catch (ThreadInterruptedException)
        {
            interrupted = true;
            return false;
        }
    }
}
