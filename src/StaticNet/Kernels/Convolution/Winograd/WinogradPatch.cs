using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>The patch of a tile, transformed as the tile's side asks for.</summary>
internal static class WinogradPatch<TSimd, TSide>
    where TSimd : unmanaged, ISimd<TSimd>
    where TSide : struct, ITileSize
{
    /// <summary>Transforms a patch.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="image">The tile's image.</param>
    /// <param name="channels">The channels, whole vectors.</param>
    /// <param name="to">The result: [products x channels].</param>
    /// <param name="product">The distance of its rows.</param>
    /// <param name="lines">Room for 36 vectors.</param>
    public static void Transform(
        in WinogradCursor tile, in ConvolutionImage image, int channels, ref float to, nuint product, ref float lines)
    {
        nuint row = (nuint)(TSide.Value * tile.Y), column = (nuint)(TSide.Value * tile.X);
        ref float patch = ref Unsafe.Add(ref image.First, row * image.RowStep + column * image.PixelStep);
        if (TSide.Value == 2)
        {
            WinogradPatches<TSimd>.Transform(
                ref patch, image.PixelStep, image.RowStep, (nuint)channels, ref to, product);
            return;
        }
        WinogradLargePatches<TSimd>.Transform(
            ref patch, image.PixelStep, image.RowStep, (nuint)channels, ref to, product, ref lines);
    }
}
