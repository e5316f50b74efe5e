using StaticNet.Training;

namespace StaticNet.Tests.Training.Streams;

/// <summary>The buffer from which batches are drawn.</summary>
public sealed class SampleFeedTests
{
    private const int Count = 1000, Buffer = 100;

    private static Dataset Numbers(int start, int count)
        => new([.. Enumerable.Range(start, count).Select(i => (float)i)], 1, new int[count]);

    private static List<int> Draw(ulong? seed, int batch)
    {
        IEnumerable<Dataset> pieces = Enumerable.Range(0, 40).Select(i => Numbers(i * 25, 25));
        Dataset buffer = Numbers(0, 1).Room(seed is null ? batch : Buffer);
        using var feed = new SampleFeed(new PieceReader(pieces, static _ => { }, 2), buffer, seed);
        List<int> drawn = [];
        while (!feed.IsOver)
        {
            int[] next = [.. feed.Next(batch)];
            Assert.Equal(Math.Min(batch, Count - drawn.Count), next.Length);
            Assert.Equal(next.Length, next.Distinct().Count());
            drawn.AddRange(next.Select(place => (int)buffer.Inputs[place]));
        }
        Assert.True(feed.Next(batch).IsEmpty);
        return drawn;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void Each_sample_is_drawn_once_in_an_order_of_the_seed(int batch)
    {
        int[] all = [.. Enumerable.Range(0, Count)];
        Assert.Equal(all, Draw(null, batch));
        List<int> drawn = Draw(1, batch);
        Assert.Equal(all, drawn.Order());
        Assert.Equal(drawn, Draw(1, batch));
        Assert.NotEqual(drawn, Draw(2, batch));
        // A sample waits for about as many others as the buffer holds, and comes no sooner than it is read.
        Assert.All(drawn.Index(), sample => Assert.True(sample.Item < sample.Index + Buffer + batch));
        double moved = drawn.Index().Average(sample => Math.Abs(sample.Index - sample.Item));
        Assert.InRange(moved, Buffer / 3.0, 2 * Buffer);
    }

    [Fact]
    public void Reading_ahead_stops_where_nobody_asks_and_the_source_is_disposed_of()
    {
        int read = 0;
        bool isDisposed = false;
        IEnumerable<Dataset> Endless()
        {
            try
            {
                while (true)
                {
                    Interlocked.Increment(ref read);
                    yield return Numbers(0, 10);
                }
            }
            finally
            {
                isDisposed = true;
            }
        }
        using (var reader = new PieceReader(Endless(), static _ => { }, ahead: 3))
        {
            Assert.NotNull(reader.Next());
            Assert.NotNull(reader.Next());
        }
        Assert.True(isDisposed);
        Assert.InRange(read, 2, 6);
    }
}
