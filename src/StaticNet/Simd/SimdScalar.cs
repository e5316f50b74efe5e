using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet.Simd;

/// <summary>One lane: remainders, and hardware without vectors.</summary>
public readonly struct SimdScalar : ISimd<SimdScalar>
{
    private readonly float _lane;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private SimdScalar(float lane) => _lane = lane;

    /// <inheritdoc/>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static bool HasManyRegisters => false;

    /// <inheritdoc/>
    public static SimdScalar Zero => default;

    private int Bits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => BitConverter.SingleToInt32Bits(_lane);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar Load(ref readonly float source, nuint offset)
        => new(Unsafe.Add(ref Unsafe.AsRef(in source), offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(SimdScalar value, ref float destination, nuint offset)
        => Unsafe.Add(ref destination, offset) = value._lane;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar Broadcast(float value)
        => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar operator +(SimdScalar left, SimdScalar right)
        => new(left._lane + right._lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar operator -(SimdScalar left, SimdScalar right)
        => new(left._lane - right._lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar operator -(SimdScalar value)
        => new(-value._lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar operator *(SimdScalar left, SimdScalar right)
        => new(left._lane * right._lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar operator /(SimdScalar left, SimdScalar right)
        => new(left._lane / right._lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar operator &(SimdScalar left, SimdScalar right)
        => FromBits(left.Bits & right.Bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar operator |(SimdScalar left, SimdScalar right)
        => FromBits(left.Bits | right.Bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar operator ^(SimdScalar left, SimdScalar right)
        => FromBits(left.Bits ^ right.Bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar MultiplyAdd(SimdScalar left, SimdScalar right, SimdScalar addend)
        => new(float.MultiplyAddEstimate(left._lane, right._lane, addend._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar MultiplyAdd(SimdScalar left, ref readonly float right, nuint offset, SimdScalar addend)
        => new(float.MultiplyAddEstimate(left._lane, Unsafe.Add(ref Unsafe.AsRef(in right), offset), addend._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar Factor(float value)
        => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar MultiplyAddFactor(SimdScalar factor, SimdScalar right, SimdScalar addend)
        => new(float.MultiplyAddEstimate(factor._lane, right._lane, addend._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar MultiplyAddFactor(
        SimdScalar factor, ref readonly float right, nuint offset, SimdScalar addend)
        => new(float.MultiplyAddEstimate(factor._lane, Unsafe.Add(ref Unsafe.AsRef(in right), offset), addend._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref SimdScalar sum, SimdScalar left, SimdScalar right)
        => sum = MultiplyAdd(left, right, sum);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddFactorProduct(ref SimdScalar sum, SimdScalar factor, SimdScalar right)
        => sum = MultiplyAddFactor(factor, right, sum);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddFactorProduct(
        ref SimdScalar sum, SimdScalar factor, ref readonly float right, nuint offset)
        => sum = MultiplyAddFactor(factor, in right, offset, sum);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar Sqrt(SimdScalar value)
        => new(MathF.Sqrt(value._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar Abs(SimdScalar value)
        => new(MathF.Abs(value._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar Min(SimdScalar left, SimdScalar right)
        => left._lane < right._lane ? left : right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar Max(SimdScalar left, SimdScalar right)
        => left._lane > right._lane ? left : right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar GreaterThan(SimdScalar left, SimdScalar right)
        => FromBits(left._lane > right._lane ? -1 : 0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar Equal(SimdScalar left, SimdScalar right)
        => FromBits(left._lane == right._lane ? -1 : 0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar Select(SimdScalar mask, SimdScalar whenSet, SimdScalar otherwise)
        => FromBits((whenSet.Bits & mask.Bits) | (otherwise.Bits & ~mask.Bits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar Round(SimdScalar value)
        => new(MathF.Round(value._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar ScaleByPowerOfTwo(SimdScalar value, SimdScalar exponent)
    {
        int biased = BitConverter.SingleToInt32Bits(exponent._lane + PowerOfTwo.BiasToLowBits);
        return new(value._lane * BitConverter.Int32BitsToSingle(biased << PowerOfTwo.ExponentShift));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar SplitExponent(SimdScalar value, out SimdScalar exponent)
    {
        int whole = (value.Bits - PowerOfTwo.SqrtHalfBits) >> PowerOfTwo.ExponentShift;
        exponent = new(whole);
        return FromBits(value.Bits - (whole << PowerOfTwo.ExponentShift));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar FlushSubnormals(SimdScalar value)
        => FromBits((value.Bits & Subnormal.Magnitude) > Subnormal.Largest ? value.Bits : value.Bits & Subnormal.Sign);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar SeekSubnormals(SimdScalar found, SimdScalar value)
        => FromBits((int)Math.Max((uint)found.Bits, (uint)(-2 * value.Bits)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool FoundSubnormals(SimdScalar found)
        => (uint)found.Bits > Subnormal.Found;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyIsSmall(SimdScalar value)
        => (value.Bits & Subnormal.Magnitude) < Subnormal.Small;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(SimdScalar value)
        => value._lane;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 Sums(SimdScalar first, SimdScalar second, SimdScalar third, SimdScalar fourth)
        => new(Vector128.Create(first._lane, second._lane, third._lane, fourth._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxAcross(SimdScalar value)
        => value._lane;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static SimdScalar FromBits(int bits) => new(BitConverter.Int32BitsToSingle(bits));
}
