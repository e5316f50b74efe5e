namespace StaticNet.Simd;

/// <summary>
/// A vector of floats of some width. Every kernel is written once over this interface and compiled once for each
/// implementation, which the just-in-time compiler reduces to single instructions. The width is chosen once per call
/// by what the hardware accelerates.
/// </summary>
/// <typeparam name="TSelf">The implementing vector.</typeparam>
public interface ISimd<TSelf>
    where TSelf : unmanaged, ISimd<TSelf>
{
    /// <summary>Whether this processor has such vectors, a constant to the just-in-time compiler.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>The number of lanes, a constant to the just-in-time compiler.</summary>
    static abstract int Count { get; }

    /// <summary>Whether there are 32 vector registers (AVX-512, Arm), not 16: it decides how tall a tile is.</summary>
    static abstract bool HasManyRegisters { get; }

    /// <summary>All lanes zero.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>Reads <see cref="Count"/> floats at an offset.</summary>
    /// <param name="source">The base address.</param>
    /// <param name="offset">The distance from it, in floats.</param>
    static abstract TSelf Load(ref readonly float source, nuint offset);

    /// <summary>Writes <see cref="Count"/> floats at an offset.</summary>
    /// <param name="value">The vector.</param>
    /// <param name="destination">The base address.</param>
    /// <param name="offset">The distance from it, in floats.</param>
    static abstract void Store(TSelf value, ref float destination, nuint offset);

    /// <summary>All lanes the same value.</summary>
    /// <param name="value">The value.</param>
    static abstract TSelf Broadcast(float value);

    /// <summary>The sum, lane by lane.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>The difference, lane by lane.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>The negation, lane by lane.</summary>
    static abstract TSelf operator -(TSelf value);

    /// <summary>The product, lane by lane.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>The quotient, lane by lane.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>The bitwise and.</summary>
    static abstract TSelf operator &(TSelf left, TSelf right);

    /// <summary>The bitwise or.</summary>
    static abstract TSelf operator |(TSelf left, TSelf right);

    /// <summary>The bitwise exclusive or.</summary>
    static abstract TSelf operator ^(TSelf left, TSelf right);

    /// <summary>
    /// <c>left * right + addend</c>: fused where the hardware does it, two roundings elsewhere (never a library call).
    /// </summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>
    /// <c>left * right + addend</c> with the right operand in memory, as one instruction: the just-in-time compiler
    /// does not make one of a <see cref="Load"/> and a multiply-add, but three.
    /// </summary>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The base address of the right factor.</param>
    /// <param name="offset">The distance from it, in floats.</param>
    /// <param name="addend">What is added.</param>
    static abstract TSelf MultiplyAdd(TSelf left, ref readonly float right, nuint offset, TSelf addend);

    /// <summary>
    /// A value for <see cref="MultiplyAddFactor(TSelf, TSelf, TSelf)"/>: in all lanes, or in the first alone where
    /// vectors can be multiplied by one element of another (Arm).
    /// </summary>
    /// <param name="value">The value.</param>
    static abstract TSelf Factor(float value);

    /// <summary>
    /// <see cref="MultiplyAdd(TSelf, TSelf, TSelf)"/> whose left factor is what <see cref="Factor"/> made.
    /// </summary>
    static abstract TSelf MultiplyAddFactor(TSelf factor, TSelf right, TSelf addend);

    /// <summary>The same with the right operand in memory, as one instruction where there is one.</summary>
    /// <param name="factor">The left factor.</param>
    /// <param name="right">The base address of the right factor.</param>
    /// <param name="offset">The distance from it, in floats.</param>
    /// <param name="addend">What is added.</param>
    static abstract TSelf MultiplyAddFactor(TSelf factor, ref readonly float right, nuint offset, TSelf addend);

    /// <summary>
    /// <c>sum += left * right</c>, with the roundings of <see cref="MultiplyAdd(TSelf, TSelf, TSelf)"/>: for sums that
    /// a loop adds to. Where the result of a multiply-add is assigned to its addend, the just-in-time compiler writes
    /// it over a factor that is not needed any more, and then copies it.
    /// </summary>
    /// <param name="sum">The sum.</param>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor.</param>
    static abstract void AddProduct(ref TSelf sum, TSelf left, TSelf right);

    /// <summary>
    /// <see cref="AddProduct"/> whose left factor is what <see cref="Factor"/> made.
    /// </summary>
    /// <param name="sum">The sum.</param>
    /// <param name="factor">The left factor.</param>
    /// <param name="right">The right factor.</param>
    static abstract void AddFactorProduct(ref TSelf sum, TSelf factor, TSelf right);

    /// <summary>The same with the right operand in memory, as one instruction where there is one.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="factor">The left factor.</param>
    /// <param name="right">The base address of the right factor.</param>
    /// <param name="offset">The distance from it, in floats.</param>
    static abstract void AddFactorProduct(ref TSelf sum, TSelf factor, ref readonly float right, nuint offset);

    /// <summary>The square root, lane by lane.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>The absolute value, lane by lane.</summary>
    static abstract TSelf Abs(TSelf value);

    /// <summary>
    /// The smaller of each pair in one instruction; where either is NaN the result is <paramref name="right"/> or
    /// NaN, so that a value in the right position keeps its NaN.
    /// </summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>
    /// The larger of each pair in one instruction; where either is NaN the result is <paramref name="right"/> or
    /// NaN, so that a value in the right position keeps its NaN.
    /// </summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>All bits set in the lanes where <paramref name="left"/> is greater; false for NaN.</summary>
    static abstract TSelf GreaterThan(TSelf left, TSelf right);

    /// <summary>All bits set in the lanes where the two are equal; false for NaN.</summary>
    static abstract TSelf Equal(TSelf left, TSelf right);

    /// <summary>
    /// Bit by bit <paramref name="whenSet"/> where the mask's bits are set, <paramref name="otherwise"/> elsewhere.
    /// </summary>
    static abstract TSelf Select(TSelf mask, TSelf whenSet, TSelf otherwise);

    /// <summary>The nearest whole number, ties to even.</summary>
    static abstract TSelf Round(TSelf value);

    /// <summary>
    /// <c>value * 2^exponent</c> for whole exponents for which 2^exponent is a normal float (-126 to 127).
    /// </summary>
    static abstract TSelf ScaleByPowerOfTwo(TSelf value, TSelf exponent);

    /// <summary>
    /// Splits positive normal numbers into a significand in [sqrt(1/2), sqrt(2)) and a whole exponent.
    /// </summary>
    static abstract TSelf SplitExponent(TSelf value, out TSelf exponent);

    /// <summary>
    /// The values, with a zero of the same sign in place of each subnormal number; all others bit-for-bit.
    /// </summary>
    static abstract TSelf FlushSubnormals(TSelf value);

    /// <summary>
    /// One step of a search for subnormal numbers, of three instructions. It starts with <see cref="Zero"/>; what the
    /// lanes hold in between means something to <see cref="FoundSubnormals"/> only.
    /// </summary>
    /// <param name="found">What the search has found.</param>
    /// <param name="value">The values to look at next.</param>
    static abstract TSelf SeekSubnormals(TSelf found, TSelf value);

    /// <summary>Whether a search has met a subnormal number.</summary>
    /// <param name="found">What <see cref="SeekSubnormals"/> left.</param>
    static abstract bool FoundSubnormals(TSelf found);

    /// <summary>
    /// Whether any lane is zero, subnormal, or less than twice the smallest normal number: at a third of what it costs
    /// to tell these apart.
    /// </summary>
    /// <param name="value">The vector.</param>
    static abstract bool AnyIsSmall(TSelf value);

    /// <summary>The sum of the lanes, in a fixed order.</summary>
    static abstract float Sum(TSelf value);

    /// <summary>The sums over the lanes of four vectors, one after another.</summary>
    /// <param name="first">The first vector.</param>
    /// <param name="second">The second.</param>
    /// <param name="third">The third.</param>
    /// <param name="fourth">The fourth.</param>
    static abstract Simd128 Sums(TSelf first, TSelf second, TSelf third, TSelf fourth);

    /// <summary>The largest lane; NaN where any lane is NaN.</summary>
    static abstract float MaxAcross(TSelf value);
}
