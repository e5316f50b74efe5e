using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>
/// Random bits for the columns of a row, as a pure function of the row's key and the column: whole numbers, so the same
/// at every width of vectors.
/// </summary>
internal static class ColumnHash
{
    /// <summary>
    /// 32 random bits for each column: two rounds of multiplication and xor-shift with half of the row's key in each, so
    /// that rows share no stream.
    /// </summary>
    /// <param name="column">The columns.</param>
    /// <param name="keyLow">The lower half of the row's key.</param>
    /// <param name="keyHigh">The upper half.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<uint> Of(Vector<uint> column, Vector<uint> keyLow, Vector<uint> keyHigh)
    {
        Vector<uint> value = column * new Vector<uint>(0x9E3779B1) + keyLow;
        value = (value ^ (value >>> 16)) * new Vector<uint>(0x85EBCA6B);
        value = (value ^ (value >>> 13)) * new Vector<uint>(0xC2B2AE35);
        value = (value ^ (value >>> 16)) + keyHigh;
        value = (value ^ (value >>> 15)) * new Vector<uint>(0x2C1B3C6D);
        value = (value ^ (value >>> 12)) * new Vector<uint>(0x297A2D39);
        return value ^ (value >>> 15);
    }
}
