using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>
/// The random numbers by which units are sampled: a pure function of a key, the row and the column, so that neither the
/// split into parts and threads nor the width of vectors matters.
/// </summary>
internal static class UnitNoise
{
    /// <summary>
    /// Numbers drawn evenly from (0, 1): the odd multiples of 2^-24, so that neither 0 nor 1 comes up.
    /// </summary>
    /// <param name="values">Receives them: as many as fill whole vectors of any width, a multiple of 16.</param>
    /// <param name="rowKey">The random bits of the row.</param>
    /// <param name="firstColumn">The column of the first.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Fill(Span<float> values, ulong rowKey, uint firstColumn)
    {
        var keyLow = new Vector<uint>((uint)rowKey);
        var keyHigh = new Vector<uint>((uint)(rowKey >> 32));
        for (int i = 0; i < values.Length; i += Vector<uint>.Count)
        {
            Vector<uint> column = Vector<uint>.Indices + new Vector<uint>(firstColumn + (uint)i);
            Vector<uint> bits = ColumnHash.Of(column, keyLow, keyHigh) >>> 9;
            Vector<float> number = Vector.ConvertToSingle(Vector.AsVectorInt32(bits));
            ((number + new Vector<float>(0.5f)) * new Vector<float>(1f / (1 << 23))).CopyTo(values[i..]);
        }
    }
}
