using System.Runtime.CompilerServices;
using StaticNet.Simd;
using StaticNet.Threading;

namespace StaticNet.Kernels;

/// <summary>
/// Groups of units of which one is 1: turns their inputs into probabilities, and draws one of each group. The parts are
/// rows.
/// </summary>
internal ref struct SoftmaxUnits : IParallelJob
{
    /// <summary>The number of units of a group.</summary>
    public int GroupSize;

    /// <summary>The number of groups.</summary>
    public int Groups;

    /// <summary>The inputs, which become probabilities: [rows x Groups x GroupSize].</summary>
    public ref float Means;

    /// <summary>The distance of their rows.</summary>
    public nuint MeanStride;

    /// <summary>Receives samples, or is a null reference.</summary>
    public ref float Samples;

    /// <summary>The distance of their rows.</summary>
    public nuint SampleStride;

    /// <summary>The random numbers.</summary>
    public CounterRandom Random;

    /// <summary>The number that the first row has among all.</summary>
    public int FirstRow;

    /// <inheritdoc/>
    public readonly void Run(int phase, int first, int end)
    {
        for (int row = first; row < end; row++)
        {
            ulong key = Random.Bits((uint)(FirstRow + row));
            for (int group = 0; group < Groups; group++)
            {
                nuint start = (nuint)(group * GroupSize);
                ref float means = ref Unsafe.Add(ref Means, (nuint)row * MeanStride + start);
                Normalize(ref means);
                if (!Unsafe.IsNullRef(ref Samples))
                {
                    double uniform = new CounterRandom(key).Uniform((ulong)group);
                    Draw(ref means, ref Unsafe.Add(ref Samples, (nuint)row * SampleStride + start), uniform);
                }
            }
        }
    }

    private readonly void Normalize(ref float means)
    {
        if (Simd512.IsSupported)
            Softmax.Forward<Simd512>(in means, ref means, GroupSize);
        else if (Simd256.IsSupported)
            Softmax.Forward<Simd256>(in means, ref means, GroupSize);
        else if (Simd128.IsSupported)
            Softmax.Forward<Simd128>(in means, ref means, GroupSize);
        else
            Softmax.Forward<SimdScalar>(in means, ref means, GroupSize);
    }

    // The first unit at which the sum of probabilities exceeds the number; the last where rounding leaves none. NaN
    // stays.
    private readonly void Draw(ref float means, ref float samples, double uniform)
    {
        double sum = 0;
        int drawn = -1;
        for (int i = 0; i < GroupSize; i++)
        {
            float mean = Unsafe.Add(ref means, i);
            sum += mean;
            bool isDrawn = drawn < 0 && (sum > uniform || i == GroupSize - 1);
            if (isDrawn)
                drawn = i;
            Unsafe.Add(ref samples, i) = float.IsNaN(mean) ? mean : isDrawn ? 1 : 0;
        }
    }
}
