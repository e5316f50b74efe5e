using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Simd;

/// <summary>4 lanes: NEON, and x64 without AVX2.</summary>
public struct Simd128 : ISimd<Simd128>
{
    private Vector128<float> _lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Simd128(Vector128<float> lanes) => _lanes = lanes;

    internal Vector128<float> Lanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _lanes;
    }

    /// <inheritdoc/>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.IsHardwareAccelerated;
    }

    /// <inheritdoc/>
    public static int Count => 4;

    /// <inheritdoc/>
    public static bool HasManyRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => AdvSimd.IsSupported;
    }

    /// <inheritdoc/>
    public static Simd128 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector128<float>.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 Load(ref readonly float source, nuint offset)
        => new(Vector128.LoadUnsafe(in source, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd128 value, ref float destination, nuint offset)
        => value._lanes.StoreUnsafe(ref destination, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 Broadcast(float value)
        => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 operator +(Simd128 left, Simd128 right)
        => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 operator -(Simd128 left, Simd128 right)
        => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 operator -(Simd128 value)
        => new(-value._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 operator *(Simd128 left, Simd128 right)
        => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 operator /(Simd128 left, Simd128 right)
        => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 operator &(Simd128 left, Simd128 right)
        => new(left._lanes & right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 operator |(Simd128 left, Simd128 right)
        => new(left._lanes | right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 operator ^(Simd128 left, Simd128 right)
        => new(left._lanes ^ right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 MultiplyAdd(Simd128 left, Simd128 right, Simd128 addend)
        => new(Vector128.MultiplyAddEstimate(left._lanes, right._lanes, addend._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 MultiplyAdd(Simd128 left, ref readonly float right, nuint offset, Simd128 addend)
        => new(Vector128.MultiplyAddEstimate(left._lanes, Vector128.LoadUnsafe(in right, offset), addend._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 Factor(float value)
        => new(AdvSimd.Arm64.IsSupported ? Vector128.CreateScalarUnsafe(value) : Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 MultiplyAddFactor(Simd128 factor, Simd128 right, Simd128 addend)
        => new(AdvSimd.Arm64.IsSupported
            ? AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(addend._lanes, right._lanes, factor._lanes, 0)
            : Vector128.MultiplyAddEstimate(factor._lanes, right._lanes, addend._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 MultiplyAddFactor(
        Simd128 factor, ref readonly float right, nuint offset, Simd128 addend)
        => new(AdvSimd.Arm64.IsSupported
            ? AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(
                addend._lanes, Vector128.LoadUnsafe(in right, offset), factor._lanes, 0)
            : Vector128.MultiplyAddEstimate(factor._lanes, Vector128.LoadUnsafe(in right, offset), addend._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref Simd128 sum, Simd128 left, Simd128 right)
        => sum._lanes = Vector128.MultiplyAddEstimate(left._lanes, right._lanes, sum._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddFactorProduct(ref Simd128 sum, Simd128 factor, Simd128 right)
    {
        // Two statements: of one with a condition, the just-in-time compiler would keep the sum in memory.
        if (AdvSimd.Arm64.IsSupported)
            sum._lanes = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(sum._lanes, right._lanes, factor._lanes, 0);
        else
            sum._lanes = Vector128.MultiplyAddEstimate(factor._lanes, right._lanes, sum._lanes);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddFactorProduct(ref Simd128 sum, Simd128 factor, ref readonly float right, nuint offset)
    {
        if (AdvSimd.Arm64.IsSupported)
            sum._lanes = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(
                sum._lanes, Vector128.LoadUnsafe(in right, offset), factor._lanes, 0);
        else
            sum._lanes = Vector128.MultiplyAddEstimate(
                factor._lanes, Vector128.LoadUnsafe(in right, offset), sum._lanes);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 Sqrt(Simd128 value)
        => new(Vector128.Sqrt(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 Abs(Simd128 value)
        => new(Vector128.Abs(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 Min(Simd128 left, Simd128 right)
        => new(Vector128.MinNative(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 Max(Simd128 left, Simd128 right)
        => new(Vector128.MaxNative(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 GreaterThan(Simd128 left, Simd128 right)
        => new(Vector128.GreaterThan(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 Equal(Simd128 left, Simd128 right)
        => new(Vector128.Equals(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 Select(Simd128 mask, Simd128 whenSet, Simd128 otherwise)
        => new(Vector128.ConditionalSelect(mask._lanes, whenSet._lanes, otherwise._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 Round(Simd128 value)
        => new(Vector128.Round(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 ScaleByPowerOfTwo(Simd128 value, Simd128 exponent)
    {
        Vector128<float> biased = exponent._lanes + Vector128.Create(PowerOfTwo.BiasToLowBits);
        Vector128<int> power = Vector128.ShiftLeft(biased.AsInt32(), PowerOfTwo.ExponentShift);
        return new(value._lanes * power.AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 SplitExponent(Simd128 value, out Simd128 exponent)
    {
        Vector128<int> bits = value._lanes.AsInt32();
        Vector128<int> distance = bits - Vector128.Create(PowerOfTwo.SqrtHalfBits);
        Vector128<int> whole = Vector128.ShiftRightArithmetic(distance, PowerOfTwo.ExponentShift);
        exponent = new(Vector128.ConvertToSingle(whole));
        return new((bits - Vector128.ShiftLeft(whole, PowerOfTwo.ExponentShift)).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 FlushSubnormals(Simd128 value)
    {
        Vector128<int> bits = value._lanes.AsInt32();
        Vector128<int> magnitude = bits & Vector128.Create(Subnormal.Magnitude);
        Vector128<int> isNormal = Vector128.GreaterThan(magnitude, Vector128.Create(Subnormal.Largest));
        return new((bits & (isNormal | Vector128.Create(Subnormal.Sign))).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 SeekSubnormals(Simd128 found, Simd128 value)
    {
        Vector128<uint> bits = value._lanes.AsUInt32();
        return new(Vector128.Max(found._lanes.AsUInt32(), -(bits + bits)).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool FoundSubnormals(Simd128 found)
        => Vector128.GreaterThanAny(found._lanes.AsUInt32(), Vector128.Create(Subnormal.Found));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyIsSmall(Simd128 value)
        => Vector128.LessThanAny(
            value._lanes.AsInt32() & Vector128.Create(Subnormal.Magnitude), Vector128.Create(Subnormal.Small));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Simd128 value)
    {
        Vector128<float> pairs = value._lanes + Vector128.Shuffle(value._lanes, Vector128.Create(2, 3, 0, 1));
        return pairs.GetElement(0) + pairs.GetElement(1);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 Sums(Simd128 first, Simd128 second, Simd128 third, Simd128 fourth)
        => new(PairSums(PairSums(first._lanes, second._lanes), PairSums(third._lanes, fourth._lanes)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> PairSums(Vector128<float> left, Vector128<float> right)
    {
        if (Sse3.IsSupported)
            return Sse3.HorizontalAdd(left, right);
        if (AdvSimd.Arm64.IsSupported)
            return AdvSimd.Arm64.AddPairwise(left, right);
        return Vector128.Create(left[0] + left[1], left[2] + left[3], right[0] + right[1], right[2] + right[3]);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxAcross(Simd128 value)
    {
        Vector128<float> swapped = Vector128.Shuffle(value._lanes, Vector128.Create(2, 3, 0, 1));
        Vector128<float> pairs = Vector128.Max(value._lanes, swapped);
        return MathF.Max(pairs.GetElement(0), pairs.GetElement(1));
    }
}
