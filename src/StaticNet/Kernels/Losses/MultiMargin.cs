using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The margin loss of classes, <c>sum over j != t of max(0, margin - x_t + x_j)^p / classes</c> with p 1 or 2, as in
/// PyTorch. Class indices are checked by <see cref="CrossEntropy"/>.
/// </summary>
public static class MultiMargin
{
    /// <summary>The loss of one group of scores with a class index, and its gradient.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">[classes].</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="target">The class index, checked.</param>
    /// <param name="margin">By how much the target's score must lead; positive.</param>
    /// <param name="squared">Whether the terms are squared.</param>
    /// <param name="scale">What the gradient is multiplied by.</param>
    /// <param name="dX">
    /// [classes]: receives the gradient, or is a null reference. It may be <paramref name="x"/>.
    /// </param>
    /// <returns>The loss, not scaled; 0 for what is no class.</returns>
    public static double Indices<TSimd>(
        ref readonly float x, int classes, int target, float margin, bool squared, float scale, ref float dX)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        bool wantsGradient = !Unsafe.IsNullRef(ref dX);
        if ((uint)target >= (uint)classes)
        {
            if (wantsGradient)
                MemoryMarshal.CreateSpan(ref dX, classes).Clear();
            return 0;
        }
        float lead = margin - Unsafe.Add(ref Unsafe.AsRef(in x), target);
        float factor = scale / classes;
        double sum = Terms<TSimd>(in x, classes, lead, squared, factor, ref dX, out float slopes);
        // The target's own term is no loss, and the other way round the others push it.
        if (wantsGradient)
            Unsafe.Add(ref dX, target) = -factor * (slopes - (squared ? 2 * margin : 1));
        return (sum - (squared ? margin * margin : margin)) / classes;
    }

    /// <summary>The same with a value for each class, of which the largest says the target.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">[classes].</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="target">[classes].</param>
    /// <param name="margin">By how much the target's score must lead; positive.</param>
    /// <param name="squared">Whether the terms are squared.</param>
    /// <param name="scale">What the gradient is multiplied by.</param>
    /// <param name="dX">
    /// [classes]: receives the gradient, or is a null reference. It may be <paramref name="x"/>.
    /// </param>
    /// <returns>The loss, not scaled.</returns>
    public static double Distribution<TSimd>(
        ref readonly float x, int classes, ref readonly float target, float margin, bool squared, float scale,
        ref float dX)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        int largest = 0;
        for (int i = 1; i < classes; i++)
        {
            if (Unsafe.Add(ref Unsafe.AsRef(in target), i) > Unsafe.Add(ref Unsafe.AsRef(in target), largest))
                largest = i;
        }
        return Indices<TSimd>(in x, classes, largest, margin, squared, scale, ref dX);
    }

    // The terms of all classes, added up, and their derivatives times the factor, added up without it.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Terms<TSimd>(
        ref readonly float x, int classes, float lead, bool squared, float factor, ref float dX, out float slopes)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint length = (nuint)classes;
        TSimd ahead = TSimd.Broadcast(lead), factors = TSimd.Broadcast(factor);
        TSimd sum = TSimd.Zero, slopeSum = TSimd.Zero;
        for (nuint i = 0; i < length; i += (nuint)TSimd.Count)
        {
            // Beyond the last class nothing is short of the lead.
            TSimd distance = TSimd.Max(
                TSimd.Zero, Partial.Load<TSimd>(in x, i, length, float.NegativeInfinity) + ahead);
            TSimd slope = squared
                ? distance + distance
                : TSimd.GreaterThan(distance, TSimd.Zero) & TSimd.Broadcast(1);
            sum += squared ? distance * distance : distance;
            slopeSum += slope;
            if (!Unsafe.IsNullRef(ref dX))
                Partial.Store(slope * factors, ref dX, i, length);
        }
        slopes = TSimd.Sum(slopeSum);
        return TSimd.Sum(sum);
    }
}
