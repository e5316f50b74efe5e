using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// A convolution of one image, row by row: where the depth is small, and where windows of 2 x 2 are pooled, so that the
/// image before the pooling is never written.
/// </summary>
internal static class ConvolutionRows<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    // Above it, tiles are long enough to be called one by one.
    private const int SmallDepth = 64;
    private const int NarrowestRow = 5;

    // The columns and rows of a tile, if it does not multiply by elements.
    private static int PanelColumns => 2 * TSimd.Count;

    private static int MostRows => TSimd.HasManyRegisters ? 8 : 6;

    /// <summary>Whether it is the faster way where nothing is pooled.</summary>
    public static bool Pays(in ConvolutionShape shape)
        => shape.Taps * shape.GroupInputs <= SmallDepth && shape.OutputWidth >= NarrowestRow;

    /// <summary>Computes all pixels of one group.</summary>
    public static void Run<TActivation>(
        in ConvolutionShape shape, in ConvolutionImage image, ref float weight, nuint weightStride, ref float bias,
        ref float c, nuint cStride, int columns, TActivation activation)
        where TActivation : struct, IActivation
    {
        ConvolutionRowOperands operands = Operands(in shape, in image, ref weight, weightStride, cStride);
        for (int column = 0, width; column < columns; column += width)
        {
            width = ElementTiles.Suit<TSimd>() && columns - column >= ElementTiles.Columns
                ? ElementTiles.Columns
                : Math.Min(columns - column, PanelColumns);
            operands.B = ref Unsafe.Add(ref weight, column);
            operands.Bias = ref Unsafe.IsNullRef(ref bias) ? ref bias : ref Unsafe.Add(ref bias, column);
            for (int y = 0; y < shape.OutputHeight; y++)
            {
                operands.A = ref Unsafe.Add(ref image.First, (nuint)y * operands.ARowStep);
                operands.C = ref Unsafe.Add(ref c, (nuint)(y * shape.OutputWidth) * cStride + (nuint)column);
                if (WindowActivation<TSimd>.IsShort<TActivation>())
                {
                    Row(width, ref operands, shape.OutputWidth, activation);
                    continue;
                }
                ref float row = ref operands.C;
                Row(width, ref operands, shape.OutputWidth, default(Identity));
                TileEpilogue<TSimd>.Apply(shape.OutputWidth, (nuint)width, ref row, cStride, activation);
            }
        }
    }

    /// <summary>
    /// Pools windows of 2 x 2 pixels; what is left over at the edges is not computed.
    /// </summary>
    public static void RunPooled<TPooling, TActivation>(
        in ConvolutionShape shape, in ConvolutionImage image, ref float weight, nuint weightStride, ref float bias,
        ref float c, nuint cStride, int columns, ref float kept, TActivation activation)
        where TPooling : struct, IWindowPooling
        where TActivation : struct, IActivation
    {
        ConvolutionRowOperands operands = Operands(in shape, in image, ref weight, weightStride, cStride);
        int windows = shape.OutputWidth / 2;
        for (int column = 0; column < columns; column += PanelColumns)
        {
            int width = Math.Min(columns - column, PanelColumns);
            operands.B = ref Unsafe.Add(ref weight, column);
            operands.Bias = ref Unsafe.IsNullRef(ref bias) ? ref bias : ref Unsafe.Add(ref bias, column);
            for (int y = 0; y < shape.OutputHeight / 2; y++)
            {
                operands.A = ref Unsafe.Add(ref image.First, (nuint)(2 * y) * operands.ARowStep);
                operands.C = ref Unsafe.Add(ref c, (nuint)(y * windows) * cStride + (nuint)column);
                if (WindowActivation<TSimd>.IsShort<TActivation>())
                {
                    Windows<TPooling, TActivation>(width, ref operands, windows, activation);
                    continue;
                }
                ref float row = ref operands.C;
                operands.C = ref kept;
                operands.CStride = (nuint)width;
                Windows<KeptWindow, Identity>(width, ref operands, windows, default);
                TileEpilogue<TSimd>.Apply(4 * windows, (nuint)width, ref kept, (nuint)width, activation);
                Pool<TPooling>(windows, (nuint)width, ref kept, ref row, cStride);
            }
        }
    }

    /// <summary>The floats that <see cref="RunPooled"/> keeps the windows of a row in.</summary>
    public static int KeptFloats<TActivation>(in ConvolutionShape shape, int columns)
        where TActivation : struct, IActivation
        => WindowActivation<TSimd>.IsShort<TActivation>()
            ? 0
            : 2 * shape.OutputWidth * Math.Min(columns, PanelColumns);

    private static ConvolutionRowOperands Operands(
        scoped in ConvolutionShape shape, scoped in ConvolutionImage image,
        ref float weight, nuint weightStride, nuint cStride)
    {
        bool hasLongRuns = shape.DilationX == 1 && image.PixelStep == (nuint)shape.GroupInputs;
        return new()
        {
            APixelStep = (nuint)shape.StrideX * image.PixelStep,
            ARowStep = (nuint)shape.StrideY * image.RowStep,
            Depth = (nuint)(hasLongRuns ? shape.KernelWidth * shape.GroupInputs : shape.GroupInputs),
            Runs = (nuint)(hasLongRuns ? 1 : shape.KernelWidth),
            ARunStep = (nuint)shape.DilationX * image.PixelStep,
            Bands = (nuint)shape.KernelHeight,
            ABandStep = (nuint)shape.DilationY * image.RowStep,
            B = ref weight,
            BStride = weightStride,
            CStride = cStride,
        };
    }

    private static void Row<TActivation>(
        int width, ref ConvolutionRowOperands operands, int pixels, TActivation activation)
        where TActivation : struct, IActivation
    {
        if (ElementTiles.Suit<TSimd>() && width == ElementTiles.Columns)
            Row<Size4, TActivation>(ref operands, pixels, ElementTiles.Rows, activation);
        else if (width == TSimd.Count)
            Row<Size1, TActivation>(ref operands, pixels, MostRows, activation);
        else
            Row<Size2, TActivation>(ref operands, pixels, MostRows, activation);
    }

    // Tiles of nearly the same height, so that none is left with one or two pixels.
    private static void Row<TVectors, TActivation>(
        ref ConvolutionRowOperands operands, int pixels, int mostRows, TActivation activation)
        where TVectors : struct, ITileSize
        where TActivation : struct, IActivation
    {
        int tiles = (pixels + mostRows - 1) / mostRows;
        int height = (pixels + tiles - 1) / tiles;
        int lower = height * tiles - pixels;
        Tiles<TVectors, TActivation>(ref operands, height, tiles - lower, activation);
        Tiles<TVectors, TActivation>(ref operands, height - 1, lower, activation);
    }

    private static void Tiles<TVectors, TActivation>(
        ref ConvolutionRowOperands operands, int height, int tiles, TActivation activation)
        where TVectors : struct, ITileSize
        where TActivation : struct, IActivation
    {
        switch (height)
        {
            case 1: Tiles<Size1, TVectors, TActivation>(ref operands, tiles, activation); break;
            case 2: Tiles<Size2, TVectors, TActivation>(ref operands, tiles, activation); break;
            case 3: Tiles<Size3, TVectors, TActivation>(ref operands, tiles, activation); break;
            case 4: Tiles<Size4, TVectors, TActivation>(ref operands, tiles, activation); break;
            case 5: Tiles<Size5, TVectors, TActivation>(ref operands, tiles, activation); break;
            case 6: Tiles<Size6, TVectors, TActivation>(ref operands, tiles, activation); break;
            case 7: Tiles<Size7, TVectors, TActivation>(ref operands, tiles, activation); break;
            case 8: Tiles<Size8, TVectors, TActivation>(ref operands, tiles, activation); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tiles<TRows, TVectors, TActivation>(
        ref ConvolutionRowOperands operands, int tiles, TActivation activation)
        where TRows : struct, ITileSize
        where TVectors : struct, ITileSize
        where TActivation : struct, IActivation
    {
        if (ElementTiles.Suit<TSimd>() && TVectors.Value == ElementTiles.Vectors)
            ConvolutionElementRow<TRows>.Run(ref operands, tiles, activation);
        else
            ConvolutionRow<TSimd, TRows, TVectors, NoPooling>.Run(ref operands, tiles, activation);
    }

    private static void Windows<TPooling, TActivation>(
        int width, ref ConvolutionRowOperands operands, int windows, TActivation activation)
        where TPooling : struct, IWindowPooling
        where TActivation : struct, IActivation
    {
        if (width == TSimd.Count)
            Windows<Size1, TPooling, TActivation>(ref operands, windows, activation);
        else
            Windows<Size2, TPooling, TActivation>(ref operands, windows, activation);
    }

    private static void Windows<TVectors, TPooling, TActivation>(
        ref ConvolutionRowOperands operands, int windows, TActivation activation)
        where TVectors : struct, ITileSize
        where TPooling : struct, IWindowPooling
        where TActivation : struct, IActivation
    {
        int pairs = TSimd.HasManyRegisters ? windows / 2 : 0;
        ConvolutionRow<TSimd, Size8, TVectors, TPooling>.Run(ref operands, pairs, activation);
        ConvolutionRow<TSimd, Size4, TVectors, TPooling>.Run(ref operands, windows - 2 * pairs, activation);
    }

    // The pixels of each window follow each other.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Pool<TPooling>(int windows, nuint width, ref float kept, ref float c, nuint cStride)
        where TPooling : struct, IWindowPooling
    {
        for (; windows != 0; windows--)
        {
            for (nuint j = 0; j != width; j += (nuint)TSimd.Count)
            {
                TSimd pooled = TPooling.Pool(
                    TSimd.Load(in kept, j), TSimd.Load(in kept, width + j),
                    TSimd.Load(in kept, 2 * width + j), TSimd.Load(in kept, 3 * width + j));
                TSimd.Store(pooled, ref c, j);
            }
            kept = ref Unsafe.Add(ref kept, 4 * width);
            c = ref Unsafe.Add(ref c, cStride);
        }
    }
}
