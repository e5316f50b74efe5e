namespace StaticNet.Threading;

/// <summary>
/// The parts of a run that no thread has claimed. Each thread has a range of them, and claims from those of others when
/// its own are gone. So in all phases, and in all steps of a training, a thread has mostly the same parts, and finds in
/// its caches what it left there: rows of gradients, parameters and moments that change hands cost more than to compute
/// them.
/// </summary>
internal sealed class OpenParts
{
    // A pair of cache lines, in longs: no thread waits for another's counter.
    private const int Stride = 16;

    private const int SharesPerThread = 5;

    /// <summary>
    /// For each thread, the number of threads of the run (high half) and of its parts not yet claimed (low half), which
    /// is what makes a claim by compare-and-exchange safe at any time: equal values mean the same open parts, of
    /// whichever run.
    /// </summary>
    private readonly long[] _open = new long[WorkerTeam.MaxThreads * Stride];

    private int _parts;
    private int _threads;
    private int _atOnce;

    /// <summary>Opens the parts of a run, of which the threads may claim some before this returns.</summary>
    /// <param name="parts">How many there are.</param>
    /// <param name="threads">How many threads may claim them; at most as many.</param>
    /// <param name="atOnce">How many a thread claims at least, if there are so many.</param>
    public void Open(int parts, int threads, int atOnce)
    {
        (_parts, _threads, _atOnce) = (parts, threads, atOnce);
        for (int thread = 0; thread < threads; thread++)
        {
            int own = Start(thread + 1, threads) - Start(thread, threads);
            Interlocked.Exchange(ref _open[thread * Stride], ((long)threads << 32) | (uint)own);
        }
    }

    /// <summary>Whether a thread has parts of its own to claim.</summary>
    public bool Has(int thread) => IsOpenTo(thread, Volatile.Read(ref _open[thread * Stride]));

    /// <summary>Claims parts, first the thread's own.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many they are.</param>
    /// <returns>Whether there were any.</returns>
    public bool TryClaim(int thread, out int first, out int count)
    {
        if (TryClaim(thread, thread, out first, out count))
            return true;
        // A number of another run only leaves out some, or asks more than there are.
        int threads = Volatile.Read(ref _threads);
        for (int next = 1; next < threads; next++)
        {
            if (TryClaim(thread, (thread + next) % threads, out first, out count))
                return true;
        }
        return false;
    }

    private bool TryClaim(int thread, int owner, out int first, out int count)
    {
        while (true)
        {
            long open = Volatile.Read(ref _open[owner * Stride]);
            (first, count) = (0, 0);
            if (!IsOpenTo(thread, open))
                return false;
            int left = (int)open;

            // Larger shares first and single parts last: few claims, and all threads end at nearly the same time. Even
            // the first share is small, since parts that stand side by side may take far longer than the others: those
            // of one convolution's weight took half of a step's time, on one thread.
            count = Math.Min(Math.Max(Volatile.Read(ref _atOnce), left / SharesPerThread), left);
            if (Interlocked.CompareExchange(ref _open[owner * Stride], open - count, open) != open)
                continue;
            first = Start(owner + 1, (int)(open >> 32)) - left;
            return true;
        }
    }

    private static bool IsOpenTo(int thread, long open) => (int)open > 0 && thread < (int)(open >> 32);

    private int Start(int thread, int threads) => (int)((long)_parts * thread / threads);
}
