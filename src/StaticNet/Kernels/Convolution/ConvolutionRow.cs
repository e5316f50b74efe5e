using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>A row of pixels of a convolution, or two that are pooled to one.</summary>
internal ref struct ConvolutionRowOperands
{
    /// <summary>What the row's first pixel sees first, and the distances of two pixels and two rows.</summary>
    public ref float A;
    public nuint APixelStep;
    public nuint ARowStep;

    /// <summary>The depth: three loops, inside each other, as in <see cref="ConvolutionOperands"/>.</summary>
    public nuint Depth;
    public nuint Runs;
    public nuint ARunStep;
    public nuint Bands;
    public nuint ABandStep;

    /// <summary>The weights, whose rows follow each other.</summary>
    public ref float B;
    public nuint BStride;

    /// <summary>What every pixel starts from, or a null reference.</summary>
    public ref float Bias;

    /// <summary>The results, and the distance of two pixels.</summary>
    public ref float C;
    public nuint CStride;
}

/// <summary>
/// The register tile walked along a row, with activation and pooling before anything is written. Where the depth is
/// small, as in a first layer of one or three channels, tiles are short, and what is done around them would take longer
/// than they do.
/// </summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TRows">The pixels of a tile; 4 for each window where they are pooled.</typeparam>
/// <typeparam name="TVectors">The vectors of channels: 1 or 2.</typeparam>
/// <typeparam name="TPooling">What is made of windows.</typeparam>
internal static class ConvolutionRow<TVector, TRows, TVectors, TPooling>
    where TVector : unmanaged, ISimd<TVector>
    where TRows : struct, ITileSize
    where TVectors : struct, ITileSize
    where TPooling : struct, IWindowPooling
{
    private static bool Pools
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TPooling.Side == 2;
    }

    private static bool Keeps
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(TPooling) == typeof(KeptWindow);
    }

    /// <summary>Computes tiles beside each other and moves the operands past them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TActivation>(ref ConvolutionRowOperands operands, int tiles, TActivation activation)
        where TActivation : struct, IActivation
    {
        nuint right = operands.APixelStep;
        nuint below = operands.ARowStep;
        for (; tiles != 0; tiles--)
        {
            TVector start0 = Start(in operands, 0);
            TVector start1 = TVectors.Value > 1 ? Start(in operands, (nuint)TVector.Count) : TVector.Zero;
            TVector c00 = start0, c01 = start1, c10 = start0, c11 = start1, c20 = start0, c21 = start1;
            TVector c30 = start0, c31 = start1, c40 = start0, c41 = start1, c50 = start0, c51 = start1;
            TVector c60 = start0, c61 = start1, c70 = start0, c71 = start1;

            // Pixels beside each other, or windows of two above two.
            ref float a0 = ref operands.A;
            ref float a1 = ref Unsafe.Add(ref a0, right);
            ref float a2 = ref Pools ? ref Unsafe.Add(ref a0, below) : ref Unsafe.Add(ref a1, right);
            ref float a3 = ref Unsafe.Add(ref a2, right);
            ref float a4 = ref Pools ? ref Unsafe.Add(ref a1, right) : ref Unsafe.Add(ref a3, right);
            ref float a5 = ref Unsafe.Add(ref a4, right);
            ref float a6 = ref Pools ? ref Unsafe.Add(ref a4, below) : ref Unsafe.Add(ref a5, right);
            ref float a7 = ref Unsafe.Add(ref a6, right);

            ref float b = ref operands.B;
            nuint bStride = operands.BStride;
            nuint band = 0;
            for (nuint bands = operands.Bands; bands != 0; bands--)
            {
                nuint run = band;
                for (nuint runs = operands.Runs; runs != 0; runs--)
                {
                    nuint end = run + operands.Depth;
                    for (nuint k = run; k != end; k++)
                    {
                        TVector b0 = TVector.Load(in b, 0);
                        TVector b1 = TVectors.Value > 1 ? TVector.Load(in b, (nuint)TVector.Count) : TVector.Zero;
                        Add(0, ref a0, k, b0, b1, ref c00, ref c01);
                        Add(1, ref a1, k, b0, b1, ref c10, ref c11);
                        Add(2, ref a2, k, b0, b1, ref c20, ref c21);
                        Add(3, ref a3, k, b0, b1, ref c30, ref c31);
                        Add(4, ref a4, k, b0, b1, ref c40, ref c41);
                        Add(5, ref a5, k, b0, b1, ref c50, ref c51);
                        Add(6, ref a6, k, b0, b1, ref c60, ref c61);
                        Add(7, ref a7, k, b0, b1, ref c70, ref c71);
                        b = ref Unsafe.Add(ref b, bStride);
                    }
                    run += operands.ARunStep;
                }
                band += operands.ABandStep;
            }

            ref float c = ref operands.C;
            nuint stride = operands.CStride;
            if (Pools)
            {
                StorePooled(0, ref c, stride, c00, c10, c20, c30, c01, c11, c21, c31, activation);
                StorePooled(1, ref c, stride, c40, c50, c60, c70, c41, c51, c61, c71, activation);
                operands.A = ref Unsafe.Add(ref a0, (nuint)(TRows.Value / 2) * right);
                operands.C = ref Unsafe.Add(ref c, (nuint)(TRows.Value / (Keeps ? 1 : 4)) * stride);
                continue;
            }
            Store(0, ref c, stride, c00, c01, activation);
            Store(1, ref c, stride, c10, c11, activation);
            Store(2, ref c, stride, c20, c21, activation);
            Store(3, ref c, stride, c30, c31, activation);
            Store(4, ref c, stride, c40, c41, activation);
            Store(5, ref c, stride, c50, c51, activation);
            Store(6, ref c, stride, c60, c61, activation);
            Store(7, ref c, stride, c70, c71, activation);
            operands.A = ref Unsafe.Add(ref a0, (nuint)TRows.Value * right);
            operands.C = ref Unsafe.Add(ref c, (nuint)TRows.Value * stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Start(in ConvolutionRowOperands operands, nuint column)
        => Unsafe.IsNullRef(ref operands.Bias) ? TVector.Zero : TVector.Load(in operands.Bias, column);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(int row, ref float a, nuint k, TVector b0, TVector b1, ref TVector c0, ref TVector c1)
    {
        if (row >= TRows.Value)
            return;
        TVector factor = TVector.Factor(Unsafe.Add(ref a, k));
        TVector.AddFactorProduct(ref c0, factor, b0);
        if (TVectors.Value > 1)
            TVector.AddFactorProduct(ref c1, factor, b1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TActivation>(
        int row, ref float c, nuint stride, TVector c0, TVector c1, TActivation activation)
        where TActivation : struct, IActivation
    {
        if (row >= TRows.Value)
            return;
        TVector.Store(activation.Apply(c0), ref c, (nuint)row * stride);
        if (TVectors.Value > 1)
            TVector.Store(activation.Apply(c1), ref c, (nuint)row * stride + (nuint)TVector.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StorePooled<TActivation>(
        int window, ref float c, nuint stride, TVector c00, TVector c10, TVector c20, TVector c30,
        TVector c01, TVector c11, TVector c21, TVector c31, TActivation activation)
        where TActivation : struct, IActivation
    {
        if (4 * window >= TRows.Value)
            return;
        if (Keeps)
        {
            Store(4 * window, ref c, stride, c00, c01, activation);
            Store(4 * window + 1, ref c, stride, c10, c11, activation);
            Store(4 * window + 2, ref c, stride, c20, c21, activation);
            Store(4 * window + 3, ref c, stride, c30, c31, activation);
            return;
        }
        TVector.Store(
            PooledActivation<TVector>.Apply<TPooling, TActivation>(c00, c10, c20, c30, activation),
            ref c, (nuint)window * stride);
        if (TVectors.Value > 1)
        {
            TVector.Store(
                PooledActivation<TVector>.Apply<TPooling, TActivation>(c01, c11, c21, c31, activation),
                ref c, (nuint)window * stride + (nuint)TVector.Count);
        }
    }
}
