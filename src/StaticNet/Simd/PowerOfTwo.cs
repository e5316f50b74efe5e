namespace StaticNet.Simd;

/// <summary>The bits of a float that the exponent operations of every vector work on.</summary>
internal static class PowerOfTwo
{
    /// <summary>The number of significand bits, above which the exponent lies.</summary>
    public const int ExponentShift = 23;

    /// <summary>
    /// 1.5 * 2^23 + 127: added to a small whole number it leaves, in the lowest bits, that number plus the exponent's
    /// bias.
    /// </summary>
    public const float BiasToLowBits = 12_582_912f + 127f;

    /// <summary>The bits of sqrt(1/2): the distance of a float's bits from these, shifted, is its exponent.</summary>
    public const int SqrtHalfBits = 0x3F3504F3;
}
