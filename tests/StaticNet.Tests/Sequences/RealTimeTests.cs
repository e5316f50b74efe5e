using System.Globalization;

namespace StaticNet.Tests.Sequences;

/// <summary>
/// What a loop of sound or of control needs: a step waits for nobody and asks the operating system for nothing.
/// </summary>
public sealed class RealTimeTests
{
    private const int Steps = 100_000;

    private static readonly float[] s_input = [0.5f];

    [Fact]
    public void Steps_of_a_shared_network_contend_for_no_lock()
    {
        const int Threads = 4, Runs = 100;
        var network = new Lstm16(seed: 1);
        int run = 0, done = 0;
        void Work()
        {
            Lstm16.State state = new();
            for (int next = 1; next <= Runs; next++)
            {
                SpinUntil(() => Volatile.Read(ref run) >= next);
                Run(network, state, Steps / Threads / 10);
                Interlocked.Increment(ref done);
            }
        }

        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(Work) { IsBackground = true })];
        Array.ForEach(threads, static thread => thread.Start());
        long least = long.MaxValue;
        while (run < Runs)
        {
            // Other tests may contend meanwhile, so the least of many runs counts.
            long before = Monitor.LockContentionCount;
            int end = Threads * Interlocked.Increment(ref run);
            SpinUntil(() => Volatile.Read(ref done) == end);
            least = Math.Min(least, Monitor.LockContentionCount - before);
        }

        Assert.Equal(0, least);
    }

    // Waits without a lock.
    private static void SpinUntil(Func<bool> condition)
    {
        while (!condition())
            Thread.Yield();
    }

    // 100,000 system calls would take tens of milliseconds of the kernel's time, which it counts in hundredths of a
    // second.
    [Fact]
    public void Steps_neither_wait_nor_allocate_nor_call_the_operating_system()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux(), "Linux says for each thread how often it waited and its time in the kernel.");
        (long Waits, long KernelTime, long Bytes) least = (long.MaxValue, long.MaxValue, long.MaxValue);
        var thread = new Thread(() =>
        {
            var network = new Gru8(seed: 1);
            Gru8.State state = new();
            Run(network, state, 1000);
            for (int run = 0; run < 200 && least != (0, 0, 0); run++)
            {
                (long waits, long kernelTime) = (Waits(), KernelTime());
                long bytes = GC.GetAllocatedBytesForCurrentThread();
                Run(network, state, Steps);
                bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
                // A collection that another test causes makes this thread wait too: the least of some runs counts.
                least = (
                    Math.Min(least.Waits, Waits() - waits), Math.Min(least.KernelTime, KernelTime() - kernelTime),
                    Math.Min(least.Bytes, bytes));
            }
        });
        thread.Start();
        thread.Join();
        Assert.Equal((0, 0, 0), least);
    }

    // A callback of sound comes on a thread of the system, which has never called the network before.
    [Fact]
    public void The_first_step_on_a_thread_allocates_nothing()
    {
        var network = new Lstm16(seed: 1);
        Lstm16.State state = new();
        Run(network, state, 1000);
        long least = long.MaxValue;
        // A collection that another test causes may charge one of them.
        for (int run = 0; run < 10 && least > 0; run++)
        {
            var thread = new Thread(() =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                Run(network, state, 1);
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            });
            thread.Start();
            thread.Join();
        }
        Assert.Equal(0, least);
    }

    private static long Waits() => long.Parse(
        File.ReadLines("/proc/thread-self/status")
            .First(static line => line.StartsWith("voluntary_ctxt_switches:", StringComparison.Ordinal))
            .Split('\t')[1],
        CultureInfo.InvariantCulture);

    // The 15th field, counted after the thread's name, which may have spaces.
    private static long KernelTime() => long.Parse(
        File.ReadAllText("/proc/thread-self/stat").Split(") ")[1].Split(' ')[12], CultureInfo.InvariantCulture);

    private static void Run(Lstm16 network, Lstm16.State state, int steps)
    {
        Span<float> output = stackalloc float[1];
        for (int step = 0; step < steps; step++)
            network.Step(s_input, state, output);
    }

    private static void Run(Gru8 network, Gru8.State state, int steps)
    {
        Span<float> output = stackalloc float[3];
        for (int step = 0; step < steps; step++)
            network.Step(s_input, state, output);
    }
}
