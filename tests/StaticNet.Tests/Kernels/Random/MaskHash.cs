namespace StaticNet.Tests.Kernels;

/// <summary>A number for a dropout mask, by which one machine's can be compared with another's.</summary>
internal static class MaskHash
{
    /// <summary>FNV-1a over which values are zero.</summary>
    /// <param name="values">The masked values, none of which was zero before.</param>
    public static ulong Of(ReadOnlySpan<float> values)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (float value in values)
            hash = (hash ^ (value == 0 ? 0UL : 1)) * 0x100000001B3;
        return hash;
    }
}
