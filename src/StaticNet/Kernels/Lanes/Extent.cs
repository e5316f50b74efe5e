using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Which vectors of a row the body of a loop is compiled for. A loop with a call in it keeps all vectors in memory, and
/// the end of a row takes calls: so kernels compile their bodies twice, and the loop is over whole vectors.
/// </summary>
internal interface IExtent
{
    /// <inheritdoc cref="Partial.Load"/>
    static abstract TSimd Load<TSimd>(ref readonly float row, nuint offset, nuint count, float fill)
        where TSimd : unmanaged, ISimd<TSimd>;

    /// <inheritdoc cref="Partial.Store"/>
    static abstract void Store<TSimd>(TSimd value, ref float row, nuint offset, nuint count)
        where TSimd : unmanaged, ISimd<TSimd>;
}

/// <summary>Vectors that exist as a whole.</summary>
internal readonly struct WholeVector : IExtent
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Load<TSimd>(ref readonly float row, nuint offset, nuint count, float fill)
        where TSimd : unmanaged, ISimd<TSimd> => TSimd.Load(in row, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TSimd>(TSimd value, ref float row, nuint offset, nuint count)
        where TSimd : unmanaged, ISimd<TSimd> => TSimd.Store(value, ref row, offset);
}

/// <summary>The vector at the end of a row, of which only the first lanes exist.</summary>
internal readonly struct EndOfRow : IExtent
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Load<TSimd>(ref readonly float row, nuint offset, nuint count, float fill)
        where TSimd : unmanaged, ISimd<TSimd> => Partial.Load<TSimd>(in row, offset, count, fill);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TSimd>(TSimd value, ref float row, nuint offset, nuint count)
        where TSimd : unmanaged, ISimd<TSimd> => Partial.Store(value, ref row, offset, count);
}
