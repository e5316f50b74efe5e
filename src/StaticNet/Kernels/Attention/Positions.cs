using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>For generated code: what tells layers without an order of their own where a row stands.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Positions
{
    /// <summary><c>output[position] = input[position] + weight[position]</c>.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="rows">Which rows.</param>
    /// <param name="columns">The values of a row.</param>
    /// <param name="input">The input.</param>
    /// <param name="inputStride">The distance of its rows.</param>
    /// <param name="weight">A row for each position.</param>
    /// <param name="weightStride">The distance of its rows.</param>
    /// <param name="positions">The number of its rows.</param>
    /// <param name="output">The output.</param>
    /// <param name="outputStride">The distance of its rows.</param>
    /// <param name="cache">How many steps the sequences have taken.</param>
    public static void AddLearned<TSimd>(
        PositionRows rows, int columns, ref readonly float input, nuint inputStride, ref readonly float weight,
        nuint weightStride, int positions, ref float output, nuint outputStride, StepCache cache)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (int step = 0; step < rows.Steps; step++)
        {
            for (int sequence = 0; sequence < rows.Sequences; sequence++)
            {
                nuint row = rows.Row(sequence, step);
                int position = cache.Position(sequence) + step;
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, positions);
                Add<TSimd>(
                    (nuint)columns, in At(in input, row * inputStride),
                    in At(in weight, (nuint)position * weightStride),
                    ref At(in output, row * outputStride));
            }
        }
    }

    /// <summary>
    /// <c>dWeight[position] = sum over the sequences of dOutput[position]</c>, or that added; zero for positions that
    /// no sequence has.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="first">The first position.</param>
    /// <param name="end">The position after the last one.</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="columns">The values of a row.</param>
    /// <param name="dOutput">The gradient of the output.</param>
    /// <param name="dOutputStride">The distance of its rows.</param>
    /// <param name="dWeight">A row for each position.</param>
    /// <param name="weightStride">The distance of its rows.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="dWeight"/> holds.</param>
    public static void LearnedGradients<TSimd>(
        int first, int end, PositionRows rows, int columns, ref readonly float dOutput, nuint dOutputStride,
        ref float dWeight, nuint weightStride, bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (int position = first; position < end; position++)
        {
            ref float sum = ref Unsafe.Add(ref dWeight, (nuint)position * weightStride);
            if (!accumulate)
                MemoryMarshal.CreateSpan(ref sum, (int)weightStride).Clear();
            for (int sequence = 0; sequence < rows.Sequences && position < rows.Steps; sequence++)
                Add<TSimd>(
                    (nuint)columns, in sum, in At(in dOutput, rows.Row(sequence, position) * dOutputStride), ref sum);
        }
    }

    /// <summary>
    /// Adds <c>sin(position / 10000^(2 i / columns))</c> to value 2 i and the cosine to value 2 i + 1. Source: Vaswani
    /// et al., arXiv:1706.03762, 3.5.
    /// </summary>
    /// <param name="rows">Which rows.</param>
    /// <param name="columns">The values of a row.</param>
    /// <param name="input">The input.</param>
    /// <param name="inputStride">The distance of its rows.</param>
    /// <param name="output">The output.</param>
    /// <param name="outputStride">The distance of its rows.</param>
    /// <param name="cache">How many steps the sequences have taken.</param>
    public static void AddSinusoids(
        PositionRows rows, int columns, ref readonly float input, nuint inputStride, ref float output,
        nuint outputStride, StepCache cache)
    {
        for (int first = 0; first < columns; first += Sinusoids.Columns)
        {
            Sinusoids sinusoids = new(first, columns);
            int count = Math.Min(Sinusoids.Columns, columns - first);
            for (int step = 0; step < rows.Steps; step++)
            {
                for (int sequence = 0; sequence < rows.Sequences; sequence++)
                {
                    nuint row = rows.Row(sequence, step);
                    sinusoids.MoveTo(cache.Position(sequence) + step);
                    sinusoids.Add(
                        count, in At(in input, row * inputStride + (nuint)first),
                        ref At(in output, row * outputStride + (nuint)first));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Add<TSimd>(
        nuint columns, ref readonly float left, ref readonly float right, ref float sum)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint j = 0;
        for (; j + (nuint)TSimd.Count <= columns; j += (nuint)TSimd.Count)
            TSimd.Store(TSimd.FlushSubnormals(TSimd.Load(in left, j) + TSimd.Load(in right, j)), ref sum, j);
        if (j < columns)
        {
            TSimd value = Partial.Load<TSimd>(in left, j, columns, 0) + Partial.Load<TSimd>(in right, j, columns, 0);
            Partial.Store(TSimd.FlushSubnormals(value), ref sum, j, columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float At(ref readonly float matrix, nuint offset) =>
        ref Unsafe.Add(ref Unsafe.AsRef(in matrix), offset);
}
