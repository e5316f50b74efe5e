namespace StaticNet.Simd;

/// <summary>The bits of a float by which every vector tells subnormal numbers from others.</summary>
internal static class Subnormal
{
    /// <summary>The sign of a float.</summary>
    public const int Sign = int.MinValue;

    /// <summary>All but the sign.</summary>
    public const int Magnitude = int.MaxValue;

    /// <summary>The exponent, all zeros in subnormal numbers and in zero.</summary>
    public const int Exponent = 0x7F800000;

    /// <summary>The magnitude of the largest subnormal number.</summary>
    public const int Largest = 0x007FFFFF;

    /// <summary>Twice the smallest normal number.</summary>
    public const int Small = 0x01000000;

    /// <summary>
    /// A search negates each number's bits, shifted by one to lose the sign: what exceeds this was subnormal. Zero
    /// stays zero and normal numbers, infinities and NaN do not get so far.
    /// </summary>
    public const uint Found = unchecked((uint)(-2 * (Largest + 1)));
}
