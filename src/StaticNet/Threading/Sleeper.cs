using System.Diagnostics;

namespace StaticNet.Threading;

/// <summary>What a <see cref="Sleeper"/> waits for.</summary>
internal interface ICondition
{
    bool IsMet { get; }
}

/// <summary>
/// Lets one thread wait for a condition that others make true: spinning for some microseconds, then offering the
/// processor to others for about a millisecond, then blocking.
/// </summary>
/// <remarks>
/// The middle stage is there for the operating system. It often wakes a thread on the processor of the one that wakes
/// it and only parts them when it finds both ready to run at a clock tick: threads that block in every phase stay
/// together for long, and then two are slower than one. While they are together, the offer lets the other one work.
/// </remarks>
internal sealed class Sleeper
{
    private static readonly long s_spinTicks = Environment.ProcessorCount > 1 ? Stopwatch.Frequency / 50_000 : 0;
    private static readonly long s_readyTicks = Environment.ProcessorCount > 1 ? Stopwatch.Frequency / 1_000 : 0;

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
        long start = Stopwatch.GetTimestamp();
        if (SpinUntil(condition, start) || YieldUntil(condition, start))
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

    private static bool SpinUntil<TCondition>(TCondition condition, long start)
        where TCondition : struct, ICondition
    {
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

    private static bool YieldUntil<TCondition>(TCondition condition, long start)
        where TCondition : struct, ICondition
    {
        while (Stopwatch.GetTimestamp() - start < s_readyTicks)
        {
            Thread.Yield();
            if (condition.IsMet)
                return true;
        }
        return false;
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
