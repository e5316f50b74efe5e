using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Where a cell's parameters lie after the first of them.</summary>
/// <typeparam name="TShape">The sizes.</typeparam>
internal static class CellRows<TShape>
    where TShape : struct, ICellShape
{
    /// <summary>The distance of two rows.</summary>
    public static nuint Stride
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nuint)TShape.WeightStride;
    }

    /// <summary>The distance of two gates.</summary>
    public static nuint Gate
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nuint)TShape.GateWidth;
    }

    /// <summary>The inputs' bias of some columns, or zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd InputBias<TSimd>(ref float parameters, nuint column)
        where TSimd : unmanaged, ISimd<TSimd>
        => TShape.HasBias
            ? TSimd.Load(in parameters, (nuint)(TShape.Inputs + TShape.Units) * Stride + column)
            : TSimd.Zero;

    /// <summary>The state's bias of some columns, or zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd StateBias<TSimd>(ref float parameters, nuint column)
        where TSimd : unmanaged, ISimd<TSimd>
        => TShape.HasBias
            ? TSimd.Load(in parameters, (nuint)(TShape.Inputs + TShape.Units + 1) * Stride + column)
            : TSimd.Zero;

    /// <summary>Both biases of some columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Biases<TSimd>(ref float parameters, nuint column)
        where TSimd : unmanaged, ISimd<TSimd>
        => InputBias<TSimd>(ref parameters, column) + StateBias<TSimd>(ref parameters, column);
}
