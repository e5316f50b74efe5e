using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The sums of a register tile for Arm, which multiplies a vector by one element of another: up to 6 rows by 4 vectors,
/// 24 of the 32 registers. One more a row holds four steps of its depth, and one a vector of the right operand. Each
/// sum is the chain of multiply-adds of <see cref="TileCore{TVector, TRows, TVectors}"/>, and has its bits.
/// </summary>
/// <remarks>
/// The compiler keeps every field in a register of its own; tests/arm64-instructions.sh fails when it does not.
/// </remarks>
/// <typeparam name="TRows">The rows.</typeparam>
internal struct ElementSums<TRows>
    where TRows : struct, ITileSize
{
    private Vector128<float> _c00, _c01, _c02, _c03;
    private Vector128<float> _c10, _c11, _c12, _c13;
    private Vector128<float> _c20, _c21, _c22, _c23;
    private Vector128<float> _c30, _c31, _c32, _c33;
    private Vector128<float> _c40, _c41, _c42, _c43;
    private Vector128<float> _c50, _c51, _c52, _c53;

    /// <summary>Starts with what is in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Load(scoped in ElementRows start)
    {
        Load(ref start.Row0, out _c00, out _c01, out _c02, out _c03);
        if (TRows.Value > 1)
            Load(ref start.Row1, out _c10, out _c11, out _c12, out _c13);
        if (TRows.Value > 2)
            Load(ref start.Row2, out _c20, out _c21, out _c22, out _c23);
        if (TRows.Value > 3)
            Load(ref start.Row3, out _c30, out _c31, out _c32, out _c33);
        if (TRows.Value > 4)
            Load(ref start.Row4, out _c40, out _c41, out _c42, out _c43);
        if (TRows.Value > 5)
            Load(ref start.Row5, out _c50, out _c51, out _c52, out _c53);
    }

    /// <summary>Adds four steps of the depth, which lie side by side in each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddFour(scoped in ElementRows a, nuint k, ref float b, nuint bStride)
    {
        Vector128<float> a0 = Four(0, ref a.Row0, k), a1 = Four(1, ref a.Row1, k), a2 = Four(2, ref a.Row2, k);
        Vector128<float> a3 = Four(3, ref a.Row3, k), a4 = Four(4, ref a.Row4, k), a5 = Four(5, ref a.Row5, k);
        Add(0, ref b, a0, a1, a2, a3, a4, a5);
        b = ref Unsafe.Add(ref b, bStride);
        Add(1, ref b, a0, a1, a2, a3, a4, a5);
        b = ref Unsafe.Add(ref b, bStride);
        Add(2, ref b, a0, a1, a2, a3, a4, a5);
        b = ref Unsafe.Add(ref b, bStride);
        Add(3, ref b, a0, a1, a2, a3, a4, a5);
    }

    /// <summary>Adds one step of the depth.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddOne(scoped in ElementRows a, nuint k, ref float b)
        => Add(
            0, ref b, One(0, ref a.Row0, k), One(1, ref a.Row1, k), One(2, ref a.Row2, k), One(3, ref a.Row3, k),
            One(4, ref a.Row4, k), One(5, ref a.Row5, k));

    /// <summary>Puts each sum through an activation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TActivation>(TActivation activation)
        where TActivation : struct, IActivation
    {
        if (typeof(TActivation) == typeof(Identity))
            return;
        Apply(activation, ref _c00, ref _c01, ref _c02, ref _c03);
        if (TRows.Value > 1)
            Apply(activation, ref _c10, ref _c11, ref _c12, ref _c13);
        if (TRows.Value > 2)
            Apply(activation, ref _c20, ref _c21, ref _c22, ref _c23);
        if (TRows.Value > 3)
            Apply(activation, ref _c30, ref _c31, ref _c32, ref _c33);
        if (TRows.Value > 4)
            Apply(activation, ref _c40, ref _c41, ref _c42, ref _c43);
        if (TRows.Value > 5)
            Apply(activation, ref _c50, ref _c51, ref _c52, ref _c53);
    }

    /// <summary>Writes the sums, added to what is there if that is wanted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(bool adds, scoped in ElementRows c)
    {
        Store(adds, ref c.Row0, _c00, _c01, _c02, _c03);
        if (TRows.Value > 1)
            Store(adds, ref c.Row1, _c10, _c11, _c12, _c13);
        if (TRows.Value > 2)
            Store(adds, ref c.Row2, _c20, _c21, _c22, _c23);
        if (TRows.Value > 3)
            Store(adds, ref c.Row3, _c30, _c31, _c32, _c33);
        if (TRows.Value > 4)
            Store(adds, ref c.Row4, _c40, _c41, _c42, _c43);
        if (TRows.Value > 5)
            Store(adds, ref c.Row5, _c50, _c51, _c52, _c53);
    }

    // One vector of the right operand at a time: more would find no register.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(
        [ConstantExpected(Max = 3)] byte element, ref float b, Vector128<float> a0, Vector128<float> a1,
        Vector128<float> a2, Vector128<float> a3, Vector128<float> a4, Vector128<float> a5)
    {
        Add(
            element, Vector128.LoadUnsafe(ref b), a0, a1, a2, a3, a4, a5,
            ref _c00, ref _c10, ref _c20, ref _c30, ref _c40, ref _c50);
        Add(
            element, Vector128.LoadUnsafe(ref b, 4), a0, a1, a2, a3, a4, a5,
            ref _c01, ref _c11, ref _c21, ref _c31, ref _c41, ref _c51);
        Add(
            element, Vector128.LoadUnsafe(ref b, 8), a0, a1, a2, a3, a4, a5,
            ref _c02, ref _c12, ref _c22, ref _c32, ref _c42, ref _c52);
        Add(
            element, Vector128.LoadUnsafe(ref b, 12), a0, a1, a2, a3, a4, a5,
            ref _c03, ref _c13, ref _c23, ref _c33, ref _c43, ref _c53);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        [ConstantExpected(Max = 3)] byte element, Vector128<float> b, Vector128<float> a0, Vector128<float> a1,
        Vector128<float> a2, Vector128<float> a3, Vector128<float> a4, Vector128<float> a5, ref Vector128<float> c0,
        ref Vector128<float> c1, ref Vector128<float> c2, ref Vector128<float> c3, ref Vector128<float> c4,
        ref Vector128<float> c5)
    {
        c0 = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(c0, b, a0, element);
        if (TRows.Value > 1)
            c1 = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(c1, b, a1, element);
        if (TRows.Value > 2)
            c2 = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(c2, b, a2, element);
        if (TRows.Value > 3)
            c3 = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(c3, b, a3, element);
        if (TRows.Value > 4)
            c4 = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(c4, b, a4, element);
        if (TRows.Value > 5)
            c5 = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(c5, b, a5, element);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Four(int row, ref float a, nuint k)
        => row < TRows.Value ? Vector128.LoadUnsafe(ref a, k) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> One(int row, ref float a, nuint k)
        => row < TRows.Value ? Vector128.CreateScalarUnsafe(Unsafe.Add(ref a, k)) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(
        ref float start, out Vector128<float> v0, out Vector128<float> v1, out Vector128<float> v2,
        out Vector128<float> v3)
    {
        v0 = Vector128.LoadUnsafe(ref start);
        v1 = Vector128.LoadUnsafe(ref start, 4);
        v2 = Vector128.LoadUnsafe(ref start, 8);
        v3 = Vector128.LoadUnsafe(ref start, 12);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Apply<TActivation>(
        TActivation activation, ref Vector128<float> v0, ref Vector128<float> v1, ref Vector128<float> v2,
        ref Vector128<float> v3)
        where TActivation : struct, IActivation
    {
        v0 = activation.Apply(new Simd128(v0)).Lanes;
        v1 = activation.Apply(new Simd128(v1)).Lanes;
        v2 = activation.Apply(new Simd128(v2)).Lanes;
        v3 = activation.Apply(new Simd128(v3)).Lanes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        bool adds, ref float c, Vector128<float> v0, Vector128<float> v1, Vector128<float> v2, Vector128<float> v3)
    {
        if (adds)
        {
            v0 = Vector128.LoadUnsafe(ref c) + v0;
            v1 = Vector128.LoadUnsafe(ref c, 4) + v1;
            v2 = Vector128.LoadUnsafe(ref c, 8) + v2;
            v3 = Vector128.LoadUnsafe(ref c, 12) + v3;
        }
        v0.StoreUnsafe(ref c);
        v1.StoreUnsafe(ref c, 4);
        v2.StoreUnsafe(ref c, 8);
        v3.StoreUnsafe(ref c, 12);
    }
}
