using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// What normalises one group: <c>xhat = ((x - Mean) - Residual) * InverseDeviation</c>. The mean is kept in two floats,
/// so that values that differ little from a large mean lose nothing.
/// </summary>
/// <param name="Mean">The mean, rounded; 0 where nothing is subtracted.</param>
/// <param name="Residual">What the rounded mean is short of.</param>
/// <param name="InverseDeviation"><c>1 / sqrt(variance + epsilon)</c>.</param>
internal readonly record struct LayerNormStatistics(float Mean, float Residual, float InverseDeviation)
{
    /// <summary>The floats that one group takes in memory.</summary>
    public const int Floats = 4;

    /// <summary>What is added after the product with the inverse deviation.</summary>
    public float Shift => -Residual * InverseDeviation;

    /// <summary>Reads what <see cref="Store"/> wrote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LayerNormStatistics Load(ref float place) =>
        new(place, Unsafe.Add(ref place, 1), Unsafe.Add(ref place, 2));

    /// <summary>Writes the three numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float place)
    {
        place = Mean;
        Unsafe.Add(ref place, 1) = Residual;
        Unsafe.Add(ref place, 2) = InverseDeviation;
    }

    /// <summary>
    /// Computes them in two passes over a group: the mean, then the squares of the distances from it, whose sum is
    /// corrected by the sum of the distances (Chan, Golub and LeVeque, The American Statistician 37, 1983).
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="group">The group.</param>
    /// <param name="stride">The distance of its rows.</param>
    /// <param name="shape">Its rows and columns.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    /// <param name="centered">Whether the mean is subtracted.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LayerNormStatistics Compute<TSimd>(
        ref float group, nuint stride, GroupShape shape, float epsilon, bool centered)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        double count = shape.Count;
        float mean = 0;
        if (centered)
        {
            double sum = 0;
            for (int row = 0; row < shape.Rows; row++)
                sum += Sum<TSimd>(ref Unsafe.Add(ref group, (nuint)row * stride), (nuint)shape.Columns);
            mean = (float)(sum / count);
        }
        double distances = 0, squares = 0;
        for (int row = 0; row < shape.Rows; row++)
        {
            ref float values = ref Unsafe.Add(ref group, (nuint)row * stride);
            squares += Squares<TSimd>(ref values, (nuint)shape.Columns, mean, out float distance);
            distances += distance;
        }
        double residual = centered ? distances / count : 0;
        double variance = Math.Max(squares / count - residual * residual, 0);
        return new LayerNormStatistics(mean, (float)residual, (float)(1 / Math.Sqrt(variance + epsilon)));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Sum<TSimd>(ref float row, nuint columns)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint width = (nuint)TSimd.Count;
        TSimd sum0 = TSimd.Zero, sum1 = TSimd.Zero, sum2 = TSimd.Zero, sum3 = TSimd.Zero;
        nuint i = 0;
        for (; i + 4 * width <= columns; i += 4 * width)
        {
            sum0 += TSimd.Load(in row, i);
            sum1 += TSimd.Load(in row, i + width);
            sum2 += TSimd.Load(in row, i + 2 * width);
            sum3 += TSimd.Load(in row, i + 3 * width);
        }
        for (; i + width <= columns; i += width)
            sum0 += TSimd.Load(in row, i);
        if (i < columns)
            sum1 += Partial.Load<TSimd>(in row, i, columns, 0);
        return TSimd.Sum(sum0 + sum1 + (sum2 + sum3));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Squares<TSimd>(ref float row, nuint columns, float mean, out float distances)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint width = (nuint)TSimd.Count;
        TSimd center = TSimd.Broadcast(mean);
        TSimd sum0 = TSimd.Zero, sum1 = TSimd.Zero, squares0 = TSimd.Zero, squares1 = TSimd.Zero;
        nuint i = 0;
        for (; i + 2 * width <= columns; i += 2 * width)
        {
            TSimd distance0 = TSimd.Load(in row, i) - center;
            TSimd distance1 = TSimd.Load(in row, i + width) - center;
            sum0 += distance0;
            sum1 += distance1;
            squares0 = TSimd.MultiplyAdd(distance0, distance0, squares0);
            squares1 = TSimd.MultiplyAdd(distance1, distance1, squares1);
        }
        for (; i < columns; i += width)
        {
            // Lanes after the end of the row are the mean, and so at no distance.
            TSimd distance = Partial.Load<TSimd>(in row, i, columns, mean) - center;
            sum0 += distance;
            squares0 = TSimd.MultiplyAdd(distance, distance, squares0);
        }
        distances = TSimd.Sum(sum0 + sum1);
        return TSimd.Sum(squares0 + squares1);
    }
}
