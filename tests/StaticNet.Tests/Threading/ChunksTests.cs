using StaticNet.Threading;

namespace StaticNet.Tests.Threading;

public sealed class ChunksTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Chunks.Length)]
    [InlineData(Chunks.Length + 1)]
    [InlineData(int.MaxValue)]
    public void Chunks_cover_all_floats_once(int floats)
    {
        int count = Chunks.Count(floats);
        Assert.Equal(0..floats, Chunks.Floats(0, count, floats));
        if (count == 0)
            return;
        Assert.Equal(floats, Chunks.Floats(count - 1, count, floats).End.Value);
        Assert.InRange(floats - Chunks.Floats(count - 1, count, floats).Start.Value, 1, Chunks.Length);
    }
}
