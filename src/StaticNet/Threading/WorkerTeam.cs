using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace StaticNet.Threading;

/// <summary>
/// Runs the parts of a job on several threads: the caller and background threads that the whole process shares. A run
/// allocates nothing. While one caller has the team, the runs of others, and those from inside a job, stay on their
/// own thread.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class WorkerTeam
{
    /// <summary>The most threads that one run uses, whatever its caller asks for.</summary>
    internal const int MaxThreads = 256;

    private static readonly Sleeper s_caller = new();
    private static readonly WorkerHiring s_workers = new(Worker.Start);

    private static readonly OpenParts s_open = new();

    private static int s_busy;
    private static Shared s_shared;
    private static void* s_job;
    private static delegate*<void*, int, int, int, void> s_invoke;
    private static int s_phase;
    private static Exception? s_exception;

    /// <summary>The most threads that a run can have: fewer where the system gave no more.</summary>
    internal static int ThreadLimit => 1 + s_workers.Limit;

    /// <summary>Runs all parts of one phase and returns when all are done.</summary>
    /// <typeparam name="TJob">The job.</typeparam>
    /// <param name="job">The job, whose parts may run at the same time.</param>
    /// <param name="phase">The phase to run.</param>
    /// <param name="parts">How many parts the phase has.</param>
    /// <param name="threads">How many threads may work, the caller's included.</param>
    /// <param name="atOnce">How many parts a thread takes at once, if it has so many.</param>
    /// <remarks>What a part throws is thrown here after the others are done; the first, if there are several.</remarks>
    public static void Run<TJob>(ref TJob job, int phase, int parts, int threads, int atOnce = 1)
        where TJob : struct, IParallelJob, allows ref struct
    {
        threads = Math.Min(Math.Min(threads, parts), MaxThreads);
        if (threads <= 1 || Interlocked.CompareExchange(ref s_busy, 1, 0) != 0)
        {
            job.Run(phase, 0, parts);
            return;
        }

        // The job may hold references: the collector updates them, since this frame stays alive until all are done.
        fixed (byte* address = &Unsafe.As<TJob, byte>(ref job))
            RunShared(address, &Invoke<TJob>, phase, parts, threads, atOnce);
    }

    // Apart from the method above, which is compiled for every network.
    private static void RunShared(
        void* job, delegate*<void*, int, int, int, void> invoke, int phase, int parts, int threads, int atOnce)
    {
        Exception? exception;
        try
        {
            threads = 1 + s_workers.Hire(threads - 1);
            s_job = job;
            s_invoke = invoke;
            s_phase = phase;
            RunParts(parts, threads, atOnce);
            exception = s_exception;
            s_exception = null;
            s_job = null;
        }
        finally
        {
            Volatile.Write(ref s_busy, 0);
        }

        if (exception is not null)
            ExceptionDispatchInfo.Throw(exception);
    }

    /// <summary>Whether there are parts for a thread to claim: 0 is the caller, and workers are from 1.</summary>
    internal static bool HasWork(int thread) => s_open.Has(thread);

    /// <summary>Claims and runs parts until none is left.</summary>
    internal static void Work(int thread)
    {
        while (s_open.TryClaim(thread, out int first, out int count))
            RunShare(first, count);
    }

    private static void RunParts(int parts, int threads, int atOnce)
    {
        Volatile.Write(ref s_shared.Unfinished, parts);
        s_open.Open(parts, threads, atOnce);
        for (int i = 0; i < threads - 1; i++)
            s_workers[i].Wake();
        Work(thread: 0);
        s_caller.WaitUntil(default(AllFinished));
    }

    /// <summary>
    /// Runs claimed parts. Whoever has claimed parts may read the job: its run cannot end before they are finished.
    /// </summary>
    private static void RunShare(int first, int count)
    {
        try
        {
            s_invoke(s_job, s_phase, first, first + count);
        }
#pragma warning disable CA1031 // Whatever a part throws goes to the caller.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref s_exception, exception, null);
        }

        if (Interlocked.Add(ref s_shared.Unfinished, -count) == 0)
            s_caller.Wake();
    }

    private static void Invoke<TJob>(void* job, int phase, int first, int end)
        where TJob : struct, IParallelJob, allows ref struct
        => Unsafe.AsRef<TJob>(job).Run(phase, first, end);

    private readonly struct AllFinished : ICondition
    {
        public bool IsMet => Volatile.Read(ref s_shared.Unfinished) == 0;
    }
}
