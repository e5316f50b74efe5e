using StaticNet.Threading;

namespace StaticNet.Tests.Threading;

/// <summary>Where the system gives no more threads, those that there are do the work.</summary>
public sealed class WorkerHiringTests
{
    public static TheoryData<Exception> Refusals =>
        [new OutOfMemoryException(), new PlatformNotSupportedException()];

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_refusal_leaves_those_there_are_less_a_few_for_the_rest_of_the_program(Exception refusal)
    {
        int asked = 0;
        var hiring = new WorkerHiring(index =>
        {
            asked++;
            return index < 9 ? new Worker(index) : throw refusal;
        });
        Assert.Equal(WorkerTeam.MaxThreads - 1, hiring.Limit);
        Assert.Equal(2, hiring.Hire(2));
        Assert.Equal(5, hiring.Hire(20));
        Assert.Equal((5, 10), (hiring.Limit, asked));
        Assert.Equal([false, true], new[] { 4, 5 }.Select(index => hiring[index].IsDismissed));
        Assert.Equal(5, hiring.Hire(20));
        Assert.Equal(1, hiring.Hire(1));
        Assert.Equal(10, asked);
    }

    [Fact]
    public void Where_there_is_no_thread_at_all_the_caller_works_alone()
    {
        var hiring = new WorkerHiring(index => index < 3 ? new Worker(index) : throw new OutOfMemoryException());
        Assert.Equal((0, 0), (hiring.Hire(7), hiring.Limit));
    }

    [Fact]
    public void A_worker_that_is_let_go_ends_its_thread()
    {
        Worker worker = Worker.Start(WorkerTeam.MaxThreads - 2);
        Thread.Sleep(20);
        Assert.True(worker.IsRunning);
        worker.Dismiss();
        Assert.True(SpinWait.SpinUntil(() => !worker.IsRunning, TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void What_is_no_refusal_is_not_hidden()
        => Assert.Throws<InvalidOperationException>(
            () => new WorkerHiring(_ => throw new InvalidOperationException()).Hire(1));
}
