using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>What an attention does with rows of its tiles, besides products. Columns are multiples of 16.</summary>
/// <typeparam name="TSimd">The vector.</typeparam>
internal static class AttentionRows<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Copies rows that lie apart, times a factor, to rows that lie together.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Gather(
        int rows, int columns, ref readonly float source, nuint stride, float factor, ref float destination)
    {
        TSimd factors = TSimd.Broadcast(factor);
        for (nuint row = 0; row < (nuint)rows; row++)
        {
            for (nuint j = 0; j < (nuint)columns; j += (nuint)TSimd.Count)
                TSimd.Store(
                    TSimd.Load(in source, row * stride + j) * factors, ref destination, row * (nuint)columns + j);
        }
    }

    /// <summary>
    /// Copies rows that lie together to rows that lie apart, with zeros in place of subnormal numbers.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Scatter(int rows, int columns, ref readonly float source, ref float destination, nuint stride)
    {
        for (nuint row = 0; row < (nuint)rows; row++)
        {
            for (nuint j = 0; j < (nuint)columns; j += (nuint)TSimd.Count)
                TSimd.Store(
                    TSimd.FlushSubnormals(TSimd.Load(in source, row * (nuint)columns + j)),
                    ref destination, row * stride + j);
        }
    }

    /// <summary><c>destination = values * factor</c>, with zeros in place of subnormal numbers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Scale(int columns, ref readonly float values, float factor, ref float destination)
    {
        TSimd factors = TSimd.Broadcast(factor);
        for (nuint j = 0; j < (nuint)columns; j += (nuint)TSimd.Count)
            TSimd.Store(TSimd.FlushSubnormals(TSimd.Load(in values, j) * factors), ref destination, j);
    }

    /// <summary>For each head's part of two rows, the sum of their products.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Dots(
        int heads, int columns, ref readonly float left, ref readonly float right, ref float products)
    {
        nuint place = 0;
        for (nuint head = 0; head < (nuint)heads; head++)
        {
            TSimd sum = TSimd.Zero;
            for (nuint end = place + (nuint)columns; place < end; place += (nuint)TSimd.Count)
                sum = TSimd.MultiplyAdd(TSimd.Load(in left, place), in right, place, sum);
            Unsafe.Add(ref products, head) = TSimd.Sum(sum);
        }
    }

    /// <summary>
    /// Makes the scores of keys that a query does not see negative infinity. Where it sees none, they become zero, and
    /// the result is false.
    /// </summary>
    public static bool Mask(ref float scores, int columns, in AttentionMask mask, int query, int key)
    {
        int first = Math.Max(mask.First(query) - key, 0), end = Math.Min(mask.End(query) - key, columns);
        Span<float> row = MemoryMarshal.CreateSpan(ref scores, columns);
        if (first >= end)
        {
            row.Clear();
            return false;
        }
        row[..first].Fill(float.NegativeInfinity);
        row[end..].Fill(float.NegativeInfinity);
        return true;
    }

    /// <summary>
    /// Makes exponentials of a row of scores, and adds them to what there is of earlier keys, which is scaled where a
    /// score is larger than all of those.
    /// </summary>
    public static void AddExponentials(
        ref float scores, int columns, ref float maximum, ref float sum, ref float output, int stride)
    {
        float largest = Math.Max(maximum, Max(in scores, columns));
        if (largest != maximum)
        {
            float factor = MathF.Exp(maximum - largest);
            if (sum != 0)
                Scale(stride, in output, factor, ref output);
            sum *= factor;
            maximum = largest;
        }
        sum += Exponentials(ref scores, columns, largest);
    }

    /// <summary>The largest of a row.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Max(ref readonly float values, int columns)
    {
        TSimd max = TSimd.Load(in values, 0);
        for (nuint j = (nuint)TSimd.Count; j < (nuint)columns; j += (nuint)TSimd.Count)
            max = TSimd.Max(max, TSimd.Load(in values, j));
        return TSimd.MaxAcross(max);
    }

    /// <summary><c>values = e^(values - shift)</c>; gives their sum.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Exponentials(ref float values, int columns, float shift)
    {
        TSimd shifts = TSimd.Broadcast(shift), sum = TSimd.Zero;
        for (nuint j = 0; j < (nuint)columns; j += (nuint)TSimd.Count)
        {
            TSimd exponential = VectorMath.ExpNonPositive(TSimd.Load(in values, j) - shifts);
            TSimd.Store(exponential, ref values, j);
            sum += exponential;
        }
        return TSimd.Sum(sum);
    }

    /// <summary>
    /// Turns a row of scores into weights, <c>e^(score - logSum)</c>, and the gradients of the weights into those of
    /// the scores, <c>weight * (gradient - mean)</c>.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Differentiate(ref float scores, ref float gradients, int columns, float logSum, float mean)
    {
        TSimd shifts = TSimd.Broadcast(logSum), means = TSimd.Broadcast(mean);
        for (nuint j = 0; j < (nuint)columns; j += (nuint)TSimd.Count)
        {
            TSimd weight = VectorMath.ExpNonPositive(TSimd.Load(in scores, j) - shifts);
            TSimd.Store(weight, ref scores, j);
            TSimd gradient = weight * (TSimd.Load(in gradients, j) - means);
            TSimd.Store(TSimd.FlushSubnormals(gradient), ref gradients, j);
        }
    }
}
