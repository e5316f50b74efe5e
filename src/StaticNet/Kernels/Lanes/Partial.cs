using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Vectors of which only the first lanes exist in memory: the ends of rows that are not padded.</summary>
internal static class Partial
{
    /// <summary>
    /// Reads the vector at <paramref name="offset"/> of a row of <paramref name="count"/> values, without reading past
    /// its end; lanes beyond it are <paramref name="fill"/>.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="offset">Where the vector starts, below <paramref name="count"/>.</param>
    /// <param name="count">The length of the row.</param>
    /// <param name="fill">What stands in the lanes beyond.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Load<TSimd>(ref readonly float row, nuint offset, nuint count, float fill)
        where TSimd : unmanaged, ISimd<TSimd>
        => offset + (nuint)TSimd.Count <= count
            ? TSimd.Load(in row, offset)
            : LoadEnd<TSimd>(in row, offset, count, fill);

    /// <summary>
    /// Writes the vector at <paramref name="offset"/> of a row of <paramref name="count"/> values, without writing past
    /// its end.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="value">The vector.</param>
    /// <param name="row">The row.</param>
    /// <param name="offset">Where the vector starts, below <paramref name="count"/>.</param>
    /// <param name="count">The length of the row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TSimd>(TSimd value, ref float row, nuint offset, nuint count)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        if (offset + (nuint)TSimd.Count <= count)
            TSimd.Store(value, ref row, offset);
        else
            StoreEnd(value, ref row, offset, count);
    }

    /// <summary>The sum of the first <paramref name="count"/> lanes, whatever the others hold.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="value">The vector.</param>
    /// <param name="count">How many lanes count, at most all.</param>
    public static float Sum<TSimd>(TSimd value, nuint count)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Sum(LoadEnd<TSimd>(in Unsafe.As<TSimd, float>(ref value), 0, count, 0));

    /// <summary>1 in the lanes that exist, 0 in those beyond the end of the row.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="offset">Where the vector starts, below <paramref name="count"/>.</param>
    /// <param name="count">The length of the row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Ones<TSimd>(nuint offset, nuint count)
        where TSimd : unmanaged, ISimd<TSimd>
        => offset + (nuint)TSimd.Count <= count ? TSimd.Broadcast(1) : OnesEnd<TSimd>(count - offset);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TSimd OnesEnd<TSimd>(nuint count)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd ones = TSimd.Broadcast(1);
        return LoadEnd<TSimd>(in Unsafe.As<TSimd, float>(ref ones), 0, count, 0);
    }

    // Masked instructions where there are any: copies through memory stall on the store that has not arrived yet.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe TSimd LoadEnd<TSimd>(ref readonly float row, nuint offset, nuint count, float fill)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd lanes = TSimd.Broadcast(fill);
        ref float source = ref Unsafe.Add(ref Unsafe.AsRef(in row), offset);
        if (Avx512F.IsSupported && Unsafe.SizeOf<TSimd>() == Vector512<byte>.Count)
        {
            fixed (float* start = &source)
            {
                Vector512<float> mask = Mask512(count - offset);
                Vector512<float> merged = Avx512F.MaskLoad(start, mask, Unsafe.BitCast<TSimd, Vector512<float>>(lanes));
                return Unsafe.BitCast<Vector512<float>, TSimd>(merged);
            }
        }
        if (Avx2.IsSupported && Unsafe.SizeOf<TSimd>() == Vector256<byte>.Count)
        {
            fixed (float* start = &source)
            {
                Vector256<float> mask = Mask256(count - offset);
                Vector256<float> otherwise = Unsafe.BitCast<TSimd, Vector256<float>>(lanes);
                Vector256<float> loaded = Avx.MaskLoad(start, mask);
                return Unsafe.BitCast<Vector256<float>, TSimd>(Vector256.ConditionalSelect(mask, loaded, otherwise));
            }
        }
        Unsafe.CopyBlockUnaligned(
            ref Unsafe.As<TSimd, byte>(ref lanes), ref Unsafe.As<float, byte>(ref source), ByteCount(count - offset));
        return lanes;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void StoreEnd<TSimd>(TSimd value, ref float row, nuint offset, nuint count)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ref float destination = ref Unsafe.Add(ref row, offset);
        fixed (float* start = &destination)
        {
            if (Avx512F.IsSupported && Unsafe.SizeOf<TSimd>() == Vector512<byte>.Count)
                Avx512F.MaskStore(start, Mask512(count - offset), Unsafe.BitCast<TSimd, Vector512<float>>(value));
            else if (Avx2.IsSupported && Unsafe.SizeOf<TSimd>() == Vector256<byte>.Count)
                Avx.MaskStore(start, Mask256(count - offset), Unsafe.BitCast<TSimd, Vector256<float>>(value));
            else
            {
                Unsafe.CopyBlockUnaligned(
                    ref *(byte*)start, ref Unsafe.As<TSimd, byte>(ref value), ByteCount(count - offset));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Mask512(nuint count)
        => Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)count)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Mask256(nuint count)
        => Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)count)).AsSingle();

    private static uint ByteCount(nuint floats) => (uint)floats * sizeof(float);
}
