using System.Runtime.CompilerServices;
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

    private static TSimd OnesEnd<TSimd>(nuint count)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd ones = TSimd.Broadcast(1);
        return LoadEnd<TSimd>(in Unsafe.As<TSimd, float>(ref ones), 0, count, 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TSimd LoadEnd<TSimd>(ref readonly float row, nuint offset, nuint count, float fill)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd lanes = TSimd.Broadcast(fill);
        ref float source = ref Unsafe.Add(ref Unsafe.AsRef(in row), offset);
        Unsafe.CopyBlockUnaligned(
            ref Unsafe.As<TSimd, byte>(ref lanes), ref Unsafe.As<float, byte>(ref source), ByteCount(count - offset));
        return lanes;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreEnd<TSimd>(TSimd value, ref float row, nuint offset, nuint count)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ref float destination = ref Unsafe.Add(ref row, offset);
        Unsafe.CopyBlockUnaligned(
            ref Unsafe.As<float, byte>(ref destination),
            ref Unsafe.As<TSimd, byte>(ref value),
            ByteCount(count - offset));
    }

    private static uint ByteCount(nuint floats) => (uint)floats * sizeof(float);
}
