using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Simd;

/// <summary>16 lanes: AVX-512.</summary>
public struct Simd512 : ISimd<Simd512>
{
    private Vector512<float> _lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Simd512(Vector512<float> lanes) => _lanes = lanes;

    /// <inheritdoc/>
    /// <remarks>
    /// Also where the runtime itself prefers shorter vectors (Skylake-X and Cascade Lake, for their clock): products
    /// gain much more by the lanes than the clock loses.
    /// </remarks>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx512F.IsSupported;
    }

    /// <inheritdoc/>
    public static int Count => 16;

    /// <inheritdoc/>
    public static bool HasManyRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    public static Simd512 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<float>.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 Load(ref readonly float source, nuint offset)
        => new(Vector512.LoadUnsafe(in source, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd512 value, ref float destination, nuint offset)
        => value._lanes.StoreUnsafe(ref destination, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 Broadcast(float value)
        => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 operator +(Simd512 left, Simd512 right)
        => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 operator -(Simd512 left, Simd512 right)
        => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 operator -(Simd512 value)
        => new(-value._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 operator *(Simd512 left, Simd512 right)
        => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 operator /(Simd512 left, Simd512 right)
        => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 operator &(Simd512 left, Simd512 right)
        => new(left._lanes & right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 operator |(Simd512 left, Simd512 right)
        => new(left._lanes | right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 operator ^(Simd512 left, Simd512 right)
        => new(left._lanes ^ right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 MultiplyAdd(Simd512 left, Simd512 right, Simd512 addend)
        => new(Vector512.MultiplyAddEstimate(left._lanes, right._lanes, addend._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 MultiplyAdd(Simd512 left, ref readonly float right, nuint offset, Simd512 addend)
        => new(Vector512.MultiplyAddEstimate(left._lanes, Vector512.LoadUnsafe(in right, offset), addend._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 Factor(float value)
        => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 MultiplyAddFactor(Simd512 factor, Simd512 right, Simd512 addend)
        => new(Vector512.MultiplyAddEstimate(factor._lanes, right._lanes, addend._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 MultiplyAddFactor(Simd512 factor, ref readonly float right, nuint offset, Simd512 addend)
        => new(Vector512.MultiplyAddEstimate(factor._lanes, Vector512.LoadUnsafe(in right, offset), addend._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref Simd512 sum, Simd512 left, Simd512 right)
        => sum._lanes = Vector512.MultiplyAddEstimate(left._lanes, right._lanes, sum._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddFactorProduct(ref Simd512 sum, Simd512 factor, Simd512 right)
        => sum._lanes = Vector512.MultiplyAddEstimate(factor._lanes, right._lanes, sum._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddFactorProduct(ref Simd512 sum, Simd512 factor, ref readonly float right, nuint offset)
        => sum._lanes = Vector512.MultiplyAddEstimate(
            factor._lanes, Vector512.LoadUnsafe(in right, offset), sum._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 Sqrt(Simd512 value)
        => new(Vector512.Sqrt(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 Abs(Simd512 value)
        => new(Vector512.Abs(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 Min(Simd512 left, Simd512 right)
        => new(Vector512.MinNative(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 Max(Simd512 left, Simd512 right)
        => new(Vector512.MaxNative(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 GreaterThan(Simd512 left, Simd512 right)
        => new(Vector512.GreaterThan(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 Equal(Simd512 left, Simd512 right)
        => new(Vector512.Equals(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 Select(Simd512 mask, Simd512 whenSet, Simd512 otherwise)
        => new(Vector512.ConditionalSelect(mask._lanes, whenSet._lanes, otherwise._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 Round(Simd512 value)
        => new(Vector512.Round(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 ScaleByPowerOfTwo(Simd512 value, Simd512 exponent)
    {
        Vector512<float> biased = exponent._lanes + Vector512.Create(PowerOfTwo.BiasToLowBits);
        Vector512<int> power = Vector512.ShiftLeft(biased.AsInt32(), PowerOfTwo.ExponentShift);
        return new(value._lanes * power.AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 SplitExponent(Simd512 value, out Simd512 exponent)
    {
        Vector512<int> bits = value._lanes.AsInt32();
        Vector512<int> distance = bits - Vector512.Create(PowerOfTwo.SqrtHalfBits);
        Vector512<int> whole = Vector512.ShiftRightArithmetic(distance, PowerOfTwo.ExponentShift);
        exponent = new(Vector512.ConvertToSingle(whole));
        return new((bits - Vector512.ShiftLeft(whole, PowerOfTwo.ExponentShift)).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 FlushSubnormals(Simd512 value)
    {
        Vector512<int> bits = value._lanes.AsInt32();
        Vector512<int> isSmall = Vector512.Equals(bits & Vector512.Create(Subnormal.Exponent), Vector512<int>.Zero);
        return new(Vector512.ConditionalSelect(isSmall, bits & Vector512.Create(Subnormal.Sign), bits).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 SeekSubnormals(Simd512 found, Simd512 value)
    {
        Vector512<uint> bits = value._lanes.AsUInt32();
        return new(Vector512.Max(found._lanes.AsUInt32(), -(bits + bits)).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool FoundSubnormals(Simd512 found)
        => Vector512.GreaterThanAny(found._lanes.AsUInt32(), Vector512.Create(Subnormal.Found));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyIsSmall(Simd512 value)
        => Vector512.LessThanAny(
            value._lanes.AsInt32() & Vector512.Create(Subnormal.Magnitude), Vector512.Create(Subnormal.Small));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Simd512 value)
        => Simd256.Sum(Halves(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 Sums(Simd512 first, Simd512 second, Simd512 third, Simd512 fourth)
        => Simd256.Sums(Halves(first), Halves(second), Halves(third), Halves(fourth));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxAcross(Simd512 value)
        => Simd256.MaxAcross(new(Vector256.Max(value._lanes.GetLower(), value._lanes.GetUpper())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Simd256 Halves(Simd512 value) => new(value._lanes.GetLower() + value._lanes.GetUpper());
}
