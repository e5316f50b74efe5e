using StaticNet.Threading;

namespace StaticNet.Tests.Threading;

/// <summary>Where the system gives no more threads, those that there are do the work.</summary>
public sealed class WorkerHiringTests
{
    public static TheoryData<Exception> Refusals =>
        [new OutOfMemoryException(), new PlatformNotSupportedException()];

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_refusal_leaves_the_workers_there_are_and_is_asked_again_later(Exception refusal)
    {
        int allowed = 3, asked = 0;
        var hiring = new WorkerHiring(index =>
        {
            asked++;
            return index < allowed ? new Worker(index) : throw refusal;
        });
        Assert.Equal(WorkerTeam.MaxThreads - 1, hiring.Limit);
        Assert.Equal(2, hiring.Hire(2));
        Assert.Equal(3, hiring.Hire(7));
        Assert.Equal((3, 4), (hiring.Limit, asked));
        Assert.Equal(3, hiring.Hire(7));
        Assert.Equal(1, hiring.Hire(1));
        Assert.Equal(4, asked);

        allowed = 5;
        Thread.Sleep(1_100);
        Assert.Equal(5, hiring.Hire(5));
        Assert.Equal(WorkerTeam.MaxThreads - 1, hiring.Limit);
        Assert.Equal(6, asked);
        Assert.All(Enumerable.Range(0, 5), index => Assert.NotNull(hiring[index]));
    }

    [Fact]
    public void What_is_no_refusal_is_not_hidden()
        => Assert.Throws<InvalidOperationException>(
            () => new WorkerHiring(_ => throw new InvalidOperationException()).Hire(1));
}
