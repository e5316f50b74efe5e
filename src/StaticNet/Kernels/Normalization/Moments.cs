using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>Mean and variance of values whose sums were taken in portions.</summary>
/// <param name="Count">How many values there are.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Squares">The sum of the squared distances from it.</param>
internal readonly record struct Moments(double Count, double Mean, double Squares)
{
    /// <summary>The mean of the squared distances; NaN stays NaN.</summary>
    public double Variance => Math.Max(Squares / Count, 0);

    /// <summary>The same divided by one less than the number of values.</summary>
    public double UnbiasedVariance => Math.Max(Squares / (Count - 1), 0);

    /// <summary>The mean in one float.</summary>
    public float RoundedMean => (float)Mean;

    /// <summary>What the rounded mean is short of.</summary>
    public float Residual => (float)(Mean - RoundedMean);

    /// <summary>
    /// Puts portions together, in their order and in double precision. Each gives a pivot, the sum of its values'
    /// distances from it and that of their squares.
    /// </summary>
    /// <param name="portions">How many portions there are, at least one.</param>
    /// <param name="stride">How far the numbers of two portions are apart.</param>
    /// <param name="pivot">The first portion's pivot.</param>
    /// <param name="distances">Its sum of distances.</param>
    /// <param name="squares">Its sum of squares.</param>
    /// <param name="size">The values of every portion but the last.</param>
    /// <param name="lastSize">The values of the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Moments Combine(
        int portions, nuint stride, ref float pivot, ref float distances, ref float squares, int size, int lastSize)
    {
        double count = (double)(portions - 1) * size + lastSize;
        double sum = 0;
        for (int portion = 0; portion < portions; portion++)
        {
            nuint at = (nuint)portion * stride;
            int own = portion < portions - 1 ? size : lastSize;
            sum += (double)own * Unsafe.Add(ref pivot, at) + Unsafe.Add(ref distances, at);
        }
        // Now with the common mean as the pivot: sum (x - mean)^2 = sum d^2 + 2 offset sum d + n offset^2.
        double mean = sum / count, total = 0;
        for (int portion = 0; portion < portions; portion++)
        {
            nuint at = (nuint)portion * stride;
            int own = portion < portions - 1 ? size : lastSize;
            double offset = Unsafe.Add(ref pivot, at) - mean;
            total += Unsafe.Add(ref squares, at) + offset * (2 * Unsafe.Add(ref distances, at) + own * offset);
        }
        return new Moments(count, mean, total);
    }
}
