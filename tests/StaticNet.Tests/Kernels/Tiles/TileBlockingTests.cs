using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

public sealed class TileBlockingTests
{
    // A tile that searches a part for subnormal numbers loads whole vectors of each row, wide tiles pairs of them.
    [Fact]
    public void No_part_of_a_depth_is_too_short_to_be_searched()
    {
        foreach (int depth in (int[])[.. Enumerable.Range(32, 1500), 4097, 65_537, 262_145])
        {
            AssertParts(depth, 2 * Simd512.Count, TileBlocking.PanelDepth);
            AssertParts(depth, 2 * Simd512.Count, static left => TileBlocking.SliceDepth<Simd512>(3, left));
            AssertParts(depth, Simd512.Count, static left => TileBlocking.SliceDepth<Simd512>(8, left));
            AssertParts(depth, 2 * Simd512.Count, static left => TileBlocking.SliceDepth<Simd512>(11, left));
        }
    }

    private static void AssertParts(int depth, int fewest, Func<nuint, nuint> first)
    {
        nuint left = (nuint)depth;
        while (left > 0)
        {
            nuint part = first(left);
            Assert.InRange(part, (nuint)fewest, left);
            left -= part;
        }
    }
}
