using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet.Simd;

/// <summary>8 lanes: AVX2 with FMA.</summary>
public struct Simd256 : ISimd<Simd256>
{
    private Vector256<float> _lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Simd256(Vector256<float> lanes) => _lanes = lanes;

    /// <inheritdoc/>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.IsHardwareAccelerated;
    }

    /// <inheritdoc/>
    public static int Count => 8;

    /// <inheritdoc/>
    public static bool HasManyRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    public static Simd256 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<float>.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 Load(ref readonly float source, nuint offset)
        => new(Vector256.LoadUnsafe(in source, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd256 value, ref float destination, nuint offset)
        => value._lanes.StoreUnsafe(ref destination, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 Broadcast(float value)
        => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 operator +(Simd256 left, Simd256 right)
        => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 operator -(Simd256 left, Simd256 right)
        => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 operator -(Simd256 value)
        => new(-value._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 operator *(Simd256 left, Simd256 right)
        => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 operator /(Simd256 left, Simd256 right)
        => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 operator &(Simd256 left, Simd256 right)
        => new(left._lanes & right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 operator |(Simd256 left, Simd256 right)
        => new(left._lanes | right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 operator ^(Simd256 left, Simd256 right)
        => new(left._lanes ^ right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 MultiplyAdd(Simd256 left, Simd256 right, Simd256 addend)
        => new(Vector256.MultiplyAddEstimate(left._lanes, right._lanes, addend._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 MultiplyAdd(Simd256 left, ref readonly float right, nuint offset, Simd256 addend)
        => new(Vector256.MultiplyAddEstimate(left._lanes, Vector256.LoadUnsafe(in right, offset), addend._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 Factor(float value)
        => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 MultiplyAddFactor(Simd256 factor, Simd256 right, Simd256 addend)
        => new(Vector256.MultiplyAddEstimate(factor._lanes, right._lanes, addend._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 MultiplyAddFactor(Simd256 factor, ref readonly float right, nuint offset, Simd256 addend)
        => new(Vector256.MultiplyAddEstimate(factor._lanes, Vector256.LoadUnsafe(in right, offset), addend._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref Simd256 sum, Simd256 left, Simd256 right)
        => sum._lanes = Vector256.MultiplyAddEstimate(left._lanes, right._lanes, sum._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddFactorProduct(ref Simd256 sum, Simd256 factor, Simd256 right)
        => sum._lanes = Vector256.MultiplyAddEstimate(factor._lanes, right._lanes, sum._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddFactorProduct(ref Simd256 sum, Simd256 factor, ref readonly float right, nuint offset)
        => sum._lanes = Vector256.MultiplyAddEstimate(
            factor._lanes, Vector256.LoadUnsafe(in right, offset), sum._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 Sqrt(Simd256 value)
        => new(Vector256.Sqrt(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 Abs(Simd256 value)
        => new(Vector256.Abs(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 Min(Simd256 left, Simd256 right)
        => new(Vector256.MinNative(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 Max(Simd256 left, Simd256 right)
        => new(Vector256.MaxNative(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 GreaterThan(Simd256 left, Simd256 right)
        => new(Vector256.GreaterThan(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 Equal(Simd256 left, Simd256 right)
        => new(Vector256.Equals(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 Select(Simd256 mask, Simd256 whenSet, Simd256 otherwise)
        => new(Vector256.ConditionalSelect(mask._lanes, whenSet._lanes, otherwise._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 Round(Simd256 value)
        => new(Vector256.Round(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 ScaleByPowerOfTwo(Simd256 value, Simd256 exponent)
    {
        Vector256<float> biased = exponent._lanes + Vector256.Create(PowerOfTwo.BiasToLowBits);
        Vector256<int> power = Vector256.ShiftLeft(biased.AsInt32(), PowerOfTwo.ExponentShift);
        return new(value._lanes * power.AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 SplitExponent(Simd256 value, out Simd256 exponent)
    {
        Vector256<int> bits = value._lanes.AsInt32();
        Vector256<int> distance = bits - Vector256.Create(PowerOfTwo.SqrtHalfBits);
        Vector256<int> whole = Vector256.ShiftRightArithmetic(distance, PowerOfTwo.ExponentShift);
        exponent = new(Vector256.ConvertToSingle(whole));
        return new((bits - Vector256.ShiftLeft(whole, PowerOfTwo.ExponentShift)).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 FlushSubnormals(Simd256 value)
    {
        Vector256<int> bits = value._lanes.AsInt32();
        Vector256<int> magnitude = bits & Vector256.Create(Subnormal.Magnitude);
        Vector256<int> isNormal = Vector256.GreaterThan(magnitude, Vector256.Create(Subnormal.Largest));
        return new((bits & (isNormal | Vector256.Create(Subnormal.Sign))).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 SeekSubnormals(Simd256 found, Simd256 value)
    {
        Vector256<uint> bits = value._lanes.AsUInt32();
        return new(Vector256.Max(found._lanes.AsUInt32(), -(bits + bits)).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool FoundSubnormals(Simd256 found)
        => Vector256.GreaterThanAny(found._lanes.AsUInt32(), Vector256.Create(Subnormal.Found));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyIsSmall(Simd256 value)
        => Vector256.LessThanAny(
            value._lanes.AsInt32() & Vector256.Create(Subnormal.Magnitude), Vector256.Create(Subnormal.Small));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Simd256 value)
        => Simd128.Sum(Halves(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 Sums(Simd256 first, Simd256 second, Simd256 third, Simd256 fourth)
        => Simd128.Sums(Halves(first), Halves(second), Halves(third), Halves(fourth));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxAcross(Simd256 value)
        => Simd128.MaxAcross(new(Vector128.Max(value._lanes.GetLower(), value._lanes.GetUpper())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Simd128 Halves(Simd256 value) => new(value._lanes.GetLower() + value._lanes.GetUpper());
}
