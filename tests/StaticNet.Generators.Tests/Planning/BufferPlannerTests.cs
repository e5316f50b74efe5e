using StaticNet.Generators.Planning;
using Buffer = StaticNet.Generators.Planning.Buffer;

namespace StaticNet.Generators.Tests.Planning;

/// <summary>Memory is shared by what is never needed at the same time.</summary>
public sealed class BufferPlannerTests
{
    [Fact]
    public void Buffers_that_follow_each_other_share_memory()
    {
        Buffer[] buffers = [Make(16, 0, 1), Make(16, 2, 3), Make(16, 4, 4)];
        Assert.Equal(16, BufferPlanner.Plan(buffers, sameStride: true));
        Assert.All(buffers, buffer => Assert.Equal(0, buffer.Offset));
    }

    [Fact]
    public void What_is_read_at_the_moment_of_a_write_stays()
    {
        Buffer[] buffers = [Make(16, 0, 1), Make(16, 1, 2)];
        Assert.Equal(32, BufferPlanner.Plan(buffers, sameStride: true));
        Assert.Equal([0, 16], buffers.Select(buffer => buffer.Offset));
    }

    [Theory]
    [InlineData(true, 48)]
    [InlineData(false, 32)]
    public void Rows_of_other_lengths_share_memory_only_on_one_thread(bool sameStride, int expected) =>
        Assert.Equal(expected, BufferPlanner.Plan([Make(32, 0, 1), Make(16, 2, 3)], sameStride));

    [Fact]
    public void Larger_rows_do_not_take_the_place_of_smaller_ones() =>
        Assert.Equal(48, BufferPlanner.Plan([Make(16, 0, 1), Make(32, 2, 3)], sameStride: false));

    [Fact]
    public void Rows_with_zeros_at_other_places_share_nothing()
    {
        Buffer[] buffers = [Make(16, 0, 1, channels: 5), Make(16, 2, 3, channels: 7)];
        Assert.Equal(32, BufferPlanner.Plan(buffers, sameStride: true));
    }

    [Fact]
    public void The_order_of_first_use_counts_and_not_that_of_the_list()
    {
        Buffer later = Make(16, 2, 3), earlier = Make(16, 0, 1), between = Make(16, 1, 2);
        Assert.Equal(32, BufferPlanner.Plan([later, between, earlier], sameStride: true));
        Assert.Equal((0, 16, 0), (earlier.Offset, between.Offset, later.Offset));
    }

    private static Buffer Make(int stride, int first, int last, int channels = 0) =>
        new("Any", stride, first) { Last = last, Channels = channels };
}
