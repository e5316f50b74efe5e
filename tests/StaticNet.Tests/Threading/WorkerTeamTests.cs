using StaticNet.Threading;

namespace StaticNet.Tests.Threading;

/// <summary>Runs alone: while another test had the team, these would stay on one thread.</summary>
[CollectionDefinition(DisableParallelization = true)]
public class WorkerTeamAlone;

[Collection(typeof(WorkerTeamAlone))]
public class WorkerTeamTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 4)]
    [InlineData(2, 2)]
    [InlineData(7, 2)]
    [InlineData(64, 3)]
    [InlineData(1000, 8)]
    public void Run_doesEveryPartExactlyOnce(int parts, int threads)
    {
        int[] counts = new int[parts];
        CountingJob job = new(counts);
        for (int phase = 1; phase <= 200; phase++)
        {
            WorkerTeam.Run(ref job, phase, parts, threads);
            Assert.All(counts, count => Assert.Equal(phase, count));
        }
    }

    [Fact]
    public void Run_usesSeveralThreads()
    {
        MeetingJob job = new(new Barrier(3), new int[3]);
        WorkerTeam.Run(ref job, 0, parts: 3, threads: 3);
    }

    [Fact]
    public void Run_givesEachThreadThePartsThatItHadBefore()
    {
        int[] first = new int[3], next = new int[3];
        MeetingJob job = new(new Barrier(3), first);
        WorkerTeam.Run(ref job, 0, parts: 3, threads: 3);
        for (int phase = 0; phase < 100; phase++)
        {
            job = new(new Barrier(3), next);
            WorkerTeam.Run(ref job, phase, parts: 3, threads: 3);
            Assert.Equal(first, next);
        }
    }

    [Fact]
    public void Run_survivesAMillionTinyPhases()
    {
        int[] counts = new int[2];
        CountingJob job = new(counts);
        for (int phase = 0; phase < 1_000_000; phase++)
            WorkerTeam.Run(ref job, phase, parts: 2, threads: 2);
        Assert.Equal([1_000_000, 1_000_000], counts);
    }

    [Fact]
    public void Run_wakesThreadsThatBlock()
    {
        int[] counts = new int[8];
        CountingJob job = new(counts);
        for (int phase = 0; phase < 300; phase++)
        {
            WorkerTeam.Run(ref job, phase, parts: 8, threads: 3);
            Thread.Sleep(phase % 3);
        }

        Assert.All(counts, count => Assert.Equal(300, count));
    }

    [Fact]
    public void Run_waitsForSlowPartsOfOthers()
    {
        for (int round = 0; round < 20; round++)
        {
            bool[] done = new bool[2];
            SlowJob job = new(done);
            WorkerTeam.Run(ref job, 0, parts: 2, threads: 2);
            Assert.Equal([true, true], done);
        }
    }

    [Fact]
    public void Run_servesSeveralCallersAtOnce()
    {
        int failures = 0;
        Thread[] callers = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            int[] counts = new int[50];
            CountingJob job = new(counts);
            for (int phase = 0; phase < 5_000; phase++)
                WorkerTeam.Run(ref job, phase, parts: 50, threads: 3);
            if (counts.Any(count => count != 5_000))
                Interlocked.Increment(ref failures);
        }))];
        Array.ForEach(callers, caller => caller.Start());
        Array.ForEach(callers, caller => caller.Join());
        Assert.Equal(0, failures);
    }

    [Fact]
    public void Run_throwsWhatAPartThrowsAfterAllAreDone()
    {
        int[] counts = new int[40];
        for (int bad = 0; bad < counts.Length; bad++)
        {
            Array.Clear(counts);
            FailingJob job = new(counts, bad);
            InvalidOperationException? thrown = null;
            try
            {
                WorkerTeam.Run(ref job, 0, counts.Length, threads: 2);
            }
            catch (InvalidOperationException exception)
            {
                thrown = exception;
            }

            Assert.Equal($"part {bad}", thrown?.Message);
            Assert.Contains(nameof(FailingJob), thrown!.StackTrace);
            int missing = counts.Count(count => count == 0);
            Assert.True(missing < 20, "Only the rest of the failing share may be missing.");
        }

        CountingJob next = new(counts);
        Array.Clear(counts);
        WorkerTeam.Run(ref next, 0, counts.Length, threads: 2);
        Assert.All(counts, count => Assert.Equal(1, count));
    }

    [Fact]
    public void Run_insideAJobStaysOnItsThread()
    {
        int[] counts = new int[64];
        NestingJob job = new(counts);
        WorkerTeam.Run(ref job, 0, parts: 8, threads: 2);
        Assert.All(counts, count => Assert.Equal(1, count));
    }

    [Fact]
    public void Run_keepsReferencesAliveWhileTheCollectorMovesThem()
    {
        for (int round = 0; round < 50; round++)
        {
            CollectingJob job = new(new int[32], new int[32]);
            WorkerTeam.Run(ref job, 0, parts: 32, threads: 2);
            Assert.All(job.Counts, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void Run_allocatesNothing()
    {
        int[] counts = new int[16];
        Assert.Equal(0, Allocation.Of(() =>
        {
            CountingJob job = new(counts);
            for (int phase = 0; phase < 1_000; phase++)
                WorkerTeam.Run(ref job, phase, 16, 2);
        }));
    }

    [Fact]
    public void Run_isNotCutShortByAnInterrupt()
    {
        bool kept = false;
        bool[] done = new bool[2];
        Thread caller = new(() =>
        {
            SlowJob job = new(done);
            Thread.CurrentThread.Interrupt();
            WorkerTeam.Run(ref job, 0, parts: 2, threads: 2);
            try
            {
                Thread.Sleep(1);
            }
            catch (ThreadInterruptedException)
            {
                kept = true;
            }
        });
        caller.Start();
        caller.Join();
        Assert.Equal([true, true], done);
        Assert.True(kept);
    }

    private readonly ref struct CountingJob(Span<int> counts) : IParallelJob
    {
        private readonly Span<int> _counts = counts;

        public void Run(int phase, int first, int end)
        {
            for (int i = first; i < end; i++)
                Interlocked.Increment(ref _counts[i]);
        }
    }

    /// <summary>Ends only if as many threads are in it at once as the barrier wants.</summary>
    private readonly struct MeetingJob(Barrier barrier, int[] threads) : IParallelJob
    {
        public void Run(int phase, int first, int end)
        {
            threads[first] = Environment.CurrentManagedThreadId;
            Assert.True(barrier.SignalAndWait(TimeSpan.FromSeconds(30)));
        }
    }

    /// <summary>Makes the caller block: its parts compute for longer than anyone spins.</summary>
    private readonly struct SlowJob(bool[] done) : IParallelJob
    {
        public void Run(int phase, int first, int end)
        {
            for (int i = first; i < end; i++)
            {
                long start = Environment.TickCount64;
                while (Environment.TickCount64 - start < 3 * (i + 1))
                    Thread.SpinWait(10);
                done[i] = true;
            }
        }
    }

    private readonly struct FailingJob(int[] counts, int bad) : IParallelJob
    {
        public void Run(int phase, int first, int end)
        {
            for (int i = first; i < end; i++)
            {
                if (i == bad)
                    throw new InvalidOperationException($"part {i}");
                Interlocked.Increment(ref counts[i]);
            }
        }
    }

    private readonly struct NestingJob(int[] counts) : IParallelJob
    {
        public void Run(int phase, int first, int end)
        {
            for (int i = first; i < end; i++)
            {
                CountingJob inner = new(counts.AsSpan(i * 8, 8));
                WorkerTeam.Run(ref inner, phase, parts: 8, threads: 2);
            }
        }
    }

    private readonly struct CollectingJob(int[] young, int[] counts) : IParallelJob
    {
        public int[] Counts => counts;

        public void Run(int phase, int first, int end)
        {
            for (int i = first; i < end; i++)
            {
                Interlocked.Increment(ref young[i]);
                GC.Collect(0);
                Interlocked.Add(ref counts[i], young[i]);
            }
        }
    }
}
