using System.Runtime.CompilerServices;

namespace StaticNet.Simd;

/// <summary>
/// Two vectors as one of twice the lanes: straight-line code for a fixed number of lanes runs on narrower hardware.
/// </summary>
/// <typeparam name="T">The vector of half the lanes.</typeparam>
public struct SimdPair<T> : ISimd<SimdPair<T>>
    where T : unmanaged, ISimd<T>
{
    private T _lower;
    private T _upper;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private SimdPair(T lower, T upper)
    {
        _lower = lower;
        _upper = upper;
    }

    /// <inheritdoc/>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => T.IsSupported;
    }

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * T.Count;
    }

    /// <inheritdoc/>
    public static bool HasManyRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => T.HasManyRegisters;
    }

    /// <inheritdoc/>
    public static SimdPair<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(T.Zero, T.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> Load(ref readonly float source, nuint offset)
        => new(T.Load(in source, offset), T.Load(in source, offset + (nuint)T.Count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(SimdPair<T> value, ref float destination, nuint offset)
    {
        T.Store(value._lower, ref destination, offset);
        T.Store(value._upper, ref destination, offset + (nuint)T.Count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> Broadcast(float value)
    {
        T both = T.Broadcast(value);
        return new(both, both);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> operator +(SimdPair<T> left, SimdPair<T> right)
        => new(left._lower + right._lower, left._upper + right._upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> operator -(SimdPair<T> left, SimdPair<T> right)
        => new(left._lower - right._lower, left._upper - right._upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> operator -(SimdPair<T> value)
        => new(-value._lower, -value._upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> operator *(SimdPair<T> left, SimdPair<T> right)
        => new(left._lower * right._lower, left._upper * right._upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> operator /(SimdPair<T> left, SimdPair<T> right)
        => new(left._lower / right._lower, left._upper / right._upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> operator &(SimdPair<T> left, SimdPair<T> right)
        => new(left._lower & right._lower, left._upper & right._upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> operator |(SimdPair<T> left, SimdPair<T> right)
        => new(left._lower | right._lower, left._upper | right._upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> operator ^(SimdPair<T> left, SimdPair<T> right)
        => new(left._lower ^ right._lower, left._upper ^ right._upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> MultiplyAdd(SimdPair<T> left, SimdPair<T> right, SimdPair<T> addend)
        => new(
            T.MultiplyAdd(left._lower, right._lower, addend._lower),
            T.MultiplyAdd(left._upper, right._upper, addend._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> MultiplyAdd(SimdPair<T> left, ref readonly float right, nuint offset, SimdPair<T> addend)
        => new(
            T.MultiplyAdd(left._lower, in right, offset, addend._lower),
            T.MultiplyAdd(left._upper, in right, offset + (nuint)T.Count, addend._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> Factor(float value)
    {
        T both = T.Factor(value);
        return new(both, both);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> MultiplyAddFactor(SimdPair<T> factor, SimdPair<T> right, SimdPair<T> addend)
        => new(
            T.MultiplyAddFactor(factor._lower, right._lower, addend._lower),
            T.MultiplyAddFactor(factor._upper, right._upper, addend._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> MultiplyAddFactor(
        SimdPair<T> factor, ref readonly float right, nuint offset, SimdPair<T> addend)
        => new(
            T.MultiplyAddFactor(factor._lower, in right, offset, addend._lower),
            T.MultiplyAddFactor(factor._upper, in right, offset + (nuint)T.Count, addend._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref SimdPair<T> sum, SimdPair<T> left, SimdPair<T> right)
    {
        T.AddProduct(ref sum._lower, left._lower, right._lower);
        T.AddProduct(ref sum._upper, left._upper, right._upper);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddFactorProduct(ref SimdPair<T> sum, SimdPair<T> factor, SimdPair<T> right)
    {
        T.AddFactorProduct(ref sum._lower, factor._lower, right._lower);
        T.AddFactorProduct(ref sum._upper, factor._upper, right._upper);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddFactorProduct(
        ref SimdPair<T> sum, SimdPair<T> factor, ref readonly float right, nuint offset)
    {
        T.AddFactorProduct(ref sum._lower, factor._lower, in right, offset);
        T.AddFactorProduct(ref sum._upper, factor._upper, in right, offset + (nuint)T.Count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> Sqrt(SimdPair<T> value)
        => new(T.Sqrt(value._lower), T.Sqrt(value._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> Abs(SimdPair<T> value)
        => new(T.Abs(value._lower), T.Abs(value._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> Min(SimdPair<T> left, SimdPair<T> right)
        => new(T.Min(left._lower, right._lower), T.Min(left._upper, right._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> Max(SimdPair<T> left, SimdPair<T> right)
        => new(T.Max(left._lower, right._lower), T.Max(left._upper, right._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> GreaterThan(SimdPair<T> left, SimdPair<T> right)
        => new(T.GreaterThan(left._lower, right._lower), T.GreaterThan(left._upper, right._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> Equal(SimdPair<T> left, SimdPair<T> right)
        => new(T.Equal(left._lower, right._lower), T.Equal(left._upper, right._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> Select(SimdPair<T> mask, SimdPair<T> whenSet, SimdPair<T> otherwise)
        => new(
            T.Select(mask._lower, whenSet._lower, otherwise._lower),
            T.Select(mask._upper, whenSet._upper, otherwise._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> Round(SimdPair<T> value)
        => new(T.Round(value._lower), T.Round(value._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> ScaleByPowerOfTwo(SimdPair<T> value, SimdPair<T> exponent)
        => new(
            T.ScaleByPowerOfTwo(value._lower, exponent._lower),
            T.ScaleByPowerOfTwo(value._upper, exponent._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> SplitExponent(SimdPair<T> value, out SimdPair<T> exponent)
    {
        T lower = T.SplitExponent(value._lower, out T lowerExponent);
        T upper = T.SplitExponent(value._upper, out T upperExponent);
        exponent = new(lowerExponent, upperExponent);
        return new(lower, upper);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> FlushSubnormals(SimdPair<T> value)
        => new(T.FlushSubnormals(value._lower), T.FlushSubnormals(value._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<T> SeekSubnormals(SimdPair<T> found, SimdPair<T> value)
        => new(T.SeekSubnormals(found._lower, value._lower), T.SeekSubnormals(found._upper, value._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool FoundSubnormals(SimdPair<T> found)
        => T.FoundSubnormals(found._lower) | T.FoundSubnormals(found._upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyIsSmall(SimdPair<T> value)
        => T.AnyIsSmall(value._lower) | T.AnyIsSmall(value._upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(SimdPair<T> value)
        => T.Sum(value._lower + value._upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128 Sums(SimdPair<T> first, SimdPair<T> second, SimdPair<T> third, SimdPair<T> fourth)
        => T.Sums(
            first._lower + first._upper, second._lower + second._upper, third._lower + third._upper,
            fourth._lower + fourth._upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxAcross(SimdPair<T> value)
        => MathF.Max(T.MaxAcross(value._lower), T.MaxAcross(value._upper));
}
