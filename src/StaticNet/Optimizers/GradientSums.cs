using System.Runtime.InteropServices;
using StaticNet.Simd;
using StaticNet.Threading;

namespace StaticNet.Optimizers;

/// <summary>
/// Sums over all gradients, in one read: float lanes within blocks of a fixed length, doubles over the blocks.
/// </summary>
internal static class GradientSums
{
    private const int Block = 1024;

    private const int BlocksPerChunk = Chunks.Length / Block;

    /// <summary>Adds up over all values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="threads">The maximum number of threads; the bits are the same for any.</param>
    public static double Total<TTerm>(ReadOnlySpan<float> values, int threads)
        where TTerm : struct, ITerm
    {
        int chunks = Chunks.Count(values.Length), blocks = chunks * BlocksPerChunk;
        Job<TTerm> job = new()
        {
            Values = values,
            Sums = MemoryMarshal.CreateSpan(ref Scratch.Rent(blocks), blocks),
        };
        WorkerTeam.Run(ref job, 0, chunks, threads);
        double total = 0;
        for (int block = 0; (long)block * Block < values.Length; block++)
            total = TTerm.Join(total, job.Sums[block]);
        return total;
    }

    private static float SumOfBlock<TTerm>(ReadOnlySpan<float> block)
        where TTerm : struct, ITerm
    {
        if (Simd512.IsSupported)
            return SumOfBlock<TTerm, SimdPair<Simd512>>(block);
        if (Simd256.IsSupported)
            return SumOfBlock<TTerm, SimdPair<Simd256>>(block);
        return Simd128.IsSupported
            ? SumOfBlock<TTerm, SimdPair<Simd128>>(block)
            : SumOfBlock<TTerm, SimdScalar>(block);
    }

    // Two sums side by side, so that one addition does not wait for the one before.
    private static float SumOfBlock<TTerm, TSimd>(ReadOnlySpan<float> block)
        where TTerm : struct, ITerm
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ref readonly float values = ref MemoryMarshal.GetReference(block);
        nuint width = (nuint)TSimd.Count, length = (nuint)block.Length, i = 0;
        TSimd even = TSimd.Zero, odd = TSimd.Zero;
        for (; i + 2 * width <= length; i += 2 * width)
        {
            even = TTerm.Add(even, TSimd.Load(in values, i));
            odd = TTerm.Add(odd, TSimd.Load(in values, i + width));
        }
        SimdScalar rest = SimdScalar.Zero;
        for (; i < length; i++)
            rest = TTerm.Add(rest, SimdScalar.Load(in values, i));
        double sum = TTerm.Join(TTerm.Across(even), TTerm.Across(odd));
        return (float)TTerm.Join(sum, SimdScalar.Sum(rest));
    }

    private ref struct Job<TTerm> : IParallelJob
        where TTerm : struct, ITerm
    {
        public ReadOnlySpan<float> Values;
        public Span<float> Sums;

        public readonly void Run(int phase, int first, int end)
        {
            int last = Math.Min(end * BlocksPerChunk, (int)(((long)Values.Length + Block - 1) / Block));
            for (int block = first * BlocksPerChunk; block < last; block++)
            {
                int start = block * Block;
                Sums[block] = SumOfBlock<TTerm>(Values.Slice(start, Math.Min(Block, Values.Length - start)));
            }
        }
    }
}

/// <summary>What is added up over the gradients for a norm.</summary>
internal interface ITerm
{
    static abstract TSimd Add<TSimd>(TSimd sum, TSimd value)
        where TSimd : unmanaged, ISimd<TSimd>;

    static virtual float Across<TSimd>(TSimd sum)
        where TSimd : unmanaged, ISimd<TSimd> => TSimd.Sum(sum);

    static virtual double Join(double left, double right) => left + right;
}

/// <summary>The squares.</summary>
internal readonly struct Squares : ITerm
{
    public static TSimd Add<TSimd>(TSimd sum, TSimd value)
        where TSimd : unmanaged, ISimd<TSimd> => TSimd.MultiplyAdd(value, value, sum);
}

/// <summary>The absolute values.</summary>
internal readonly struct Magnitudes : ITerm
{
    public static TSimd Add<TSimd>(TSimd sum, TSimd value)
        where TSimd : unmanaged, ISimd<TSimd> => sum + TSimd.Abs(value);
}

/// <summary>The absolute values, of which the greatest is kept.</summary>
internal readonly struct Maxima : ITerm
{
    // Max keeps a NaN in the right position; one that is already in the left is selected.
    public static TSimd Add<TSimd>(TSimd sum, TSimd value)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Select(TSimd.Equal(sum, sum), TSimd.Max(sum, TSimd.Abs(value)), sum);

    public static float Across<TSimd>(TSimd sum)
        where TSimd : unmanaged, ISimd<TSimd> => TSimd.MaxAcross(sum);

    public static double Join(double left, double right) => Math.Max(left, right);
}
