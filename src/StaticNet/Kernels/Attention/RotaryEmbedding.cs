using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: rotary position embedding. Value i of a head and value i + size / 2 are turned together by the
/// angle <c>position / 10000^(2 i / size)</c>, so that products of queries and keys depend on their distance alone.
/// Source: Su et al., arXiv:2104.09864, with the halves as pairs, as GPT-NeoX and Llama have them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RotaryEmbedding
{
    /// <summary>Turns the rows of some sequences, in place.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="rows">Which rows.</param>
    /// <param name="heads">The number of parts of a row that are turned.</param>
    /// <param name="headSize">The values of a part, an even number.</param>
    /// <param name="headStride">The distance of two parts.</param>
    /// <param name="values">The first row.</param>
    /// <param name="stride">The length of a row.</param>
    /// <param name="scratch">Memory of as many floats as a part has.</param>
    /// <param name="cache">How many steps the sequences have taken.</param>
    /// <param name="inverse">Whether they are turned back, as their gradients are.</param>
    public static void Apply<TSimd>(
        PositionRows rows, int heads, int headSize, int headStride, ref float values, nuint stride, ref float scratch,
        StepCache cache, bool inverse)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        int known = -1, half = headSize / 2;
        for (int step = 0; step < rows.Steps; step++)
        {
            for (int sequence = 0; sequence < rows.Sequences; sequence++)
            {
                int position = cache.Position(sequence) + step;
                if (position != known)
                    FillAngles(known = position, half, inverse, ref scratch);
                ref float row = ref Unsafe.Add(ref values, rows.Row(sequence, step) * stride);
                for (int head = 0; head < heads; head++)
                    Turn<TSimd>((nuint)half, ref Unsafe.Add(ref row, head * headStride), ref scratch);
            }
        }
    }

    private static void FillAngles(int position, int half, bool inverse, ref float angles)
    {
        for (int i = 0; i < half; i++)
        {
            (double sin, double cos) = Math.SinCos(position * Math.Pow(10000, -(double)i / half));
            Unsafe.Add(ref angles, i) = (float)cos;
            Unsafe.Add(ref angles, half + i) = (float)(inverse ? -sin : sin);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Turn<TSimd>(nuint half, ref float values, ref readonly float angles)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ref float second = ref Unsafe.Add(ref values, half);
        ref float sines = ref Unsafe.Add(ref Unsafe.AsRef(in angles), half);
        for (nuint i = 0; i < half; i += (nuint)TSimd.Count)
        {
            TSimd cos = Partial.Load<TSimd>(in angles, i, half, 0), sin = Partial.Load<TSimd>(in sines, i, half, 0);
            TSimd x = Partial.Load<TSimd>(in values, i, half, 0), y = Partial.Load<TSimd>(in second, i, half, 0);
            Partial.Store(TSimd.FlushSubnormals(x * cos - y * sin), ref values, i, half);
            Partial.Store(TSimd.FlushSubnormals(y * cos + x * sin), ref second, i, half);
        }
    }
}
