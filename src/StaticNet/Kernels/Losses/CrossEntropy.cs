using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Cross-entropy <c>-sum_c w_c t'_c log p_c</c> with smoothed targets <c>t' = (1 - s) t + s / classes</c>: from logits
/// by log-sum-exp, or from probabilities. Class indices, label smoothing and class weights combine as in PyTorch.
/// </summary>
public static partial class CrossEntropy
{
    /// <summary>The loss of one group of logits with a class index, and its gradient.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="logits">[classes].</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="target">The class index, checked by <see cref="Validate"/>.</param>
    /// <param name="options">The parameters of the loss.</param>
    /// <param name="scale">What the gradient is multiplied by, such as one over the batch's total weight.</param>
    /// <param name="dLogits">
    /// [classes]: receives the gradient, or is a null reference. It may be <paramref name="logits"/>.
    /// </param>
    /// <returns>The loss, weighted by class but not scaled; 0 for an ignored target.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Indices<TSimd>(
        ref readonly float logits,
        int classes,
        int target,
        in CrossEntropyOptions options,
        float scale,
        ref float dLogits)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        bool wantsGradient = !Unsafe.IsNullRef(ref dLogits);
        if (IsIgnored(target, classes, in options))
        {
            if (wantsGradient)
                MemoryMarshal.CreateSpan(ref dLogits, classes).Clear();
            return 0;
        }

        // The target's own share; smoothing spreads the rest over all classes.
        float share = (1 - options.LabelSmoothing) * options.WeightOf(target);
        float spread = options.LabelSmoothing / classes;
        if (spread == 0 && classes <= TSimd.Count)
            return OneVector<TSimd>(in logits, classes, target, share, scale, ref dLogits);
        ref float weights = ref WeightsOf(in options);
        float max = Softmax.Max<TSimd>(in logits, classes);
        double distance = (double)max - Unsafe.Add(ref Unsafe.AsRef(in logits), target);
        float spreadWeight = 0;
        float spreadDistance = 0;
        if (spread != 0)
            spreadWeight = SumDistances<TSimd>(in logits, in weights, classes, max, out spreadDistance);

        float sum = Softmax.Exponentials<TSimd>(in logits, ref dLogits, classes, max);
        float mass = share + spread * spreadWeight;
        if (wantsGradient)
        {
            FinishGradient<TSimd>(ref dLogits, in weights, classes, scale * mass / sum, scale * spread);
            Unsafe.Add(ref dLogits, target) -= scale * share;
        }
        return share * distance + (double)spread * spreadDistance + mass * Math.Log(sum);
    }

    /// <summary>The loss of one group of logits with a distribution as its target, and its gradient.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="logits">[classes].</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="target">[classes]: any distribution; a class without mass contributes nothing.</param>
    /// <param name="options">The parameters of the loss; the ignored index does not apply.</param>
    /// <param name="scale">What the gradient is multiplied by, such as one over the number of groups.</param>
    /// <param name="dLogits">
    /// [classes]: receives the gradient, or is a null reference. It may be <paramref name="logits"/>.
    /// </param>
    /// <returns>The loss, weighted by class but not scaled.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Distribution<TSimd>(
        ref readonly float logits,
        int classes,
        ref readonly float target,
        in CrossEntropyOptions options,
        float scale,
        ref float dLogits)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint length = (nuint)classes;
        ref float weights = ref WeightsOf(in options);
        var smoothing = new Smoothing(options.LabelSmoothing, classes);
        float max = Softmax.Max<TSimd>(in logits, classes);
        TSimd shift = TSimd.Broadcast(max);
        TSimd masses = TSimd.Zero;
        TSimd distances = TSimd.Zero;
        for (nuint i = 0; i < length; i += (nuint)TSimd.Count)
        {
            TSimd mass = smoothing.Mass<TSimd>(in target, in weights, i, length);
            TSimd distance = shift - Partial.Load<TSimd>(in logits, i, length, max);
            masses += mass;
            // A class without mass may be masked by a logit of -infinity: 0 times infinity counts nothing.
            distances += TSimd.Select(TSimd.Equal(mass, TSimd.Zero), TSimd.Zero, mass * distance);
        }

        float sum = Softmax.Exponentials<TSimd>(in logits, ref dLogits, classes, max);
        float total = TSimd.Sum(masses);
        if (!Unsafe.IsNullRef(ref dLogits))
        {
            TSimd factor = TSimd.Broadcast(scale * total / sum);
            for (nuint i = 0; i < length; i += (nuint)TSimd.Count)
            {
                TSimd mass = smoothing.Mass<TSimd>(in target, in weights, i, length) * TSimd.Broadcast(scale);
                TSimd exponential = Partial.Load<TSimd>(in dLogits, i, length, 0);
                Partial.Store(TSimd.FlushSubnormals(exponential * factor - mass), ref dLogits, i, length);
            }
        }
        return (double)TSimd.Sum(distances) + total * Math.Log(sum);
    }

    // The common case of few classes, in one register.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double OneVector<TSimd>(
        ref readonly float logits, int classes, int target, float share, float scale, ref float dLogits)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        float targetLogit = Unsafe.Add(ref Unsafe.AsRef(in logits), target);
        TSimd x = Partial.Load<TSimd>(in logits, 0, (nuint)classes, float.NegativeInfinity);
        float max = TSimd.MaxAcross(x);
        TSimd exponentials = VectorMath.ExpNonPositive(x - TSimd.Broadcast(max));
        float sum = TSimd.Sum(exponentials);
        if (!Unsafe.IsNullRef(ref dLogits))
        {
            TSimd gradient = TSimd.FlushSubnormals(exponentials * TSimd.Broadcast(scale * share / sum));
            Partial.Store(gradient, ref dLogits, 0, (nuint)classes);
            Unsafe.Add(ref dLogits, target) -= scale * share;
        }
        return share * ((double)max - targetLogit + Math.Log(sum));
    }

    // Returns sum_c w_c and computes sum_c w_c (max - x_c), whose terms cannot cancel.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float SumDistances<TSimd>(
        ref readonly float logits, ref readonly float weights, int classes, float max, out float distances)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint length = (nuint)classes;
        TSimd shift = TSimd.Broadcast(max);
        TSimd weightSum = TSimd.Zero;
        TSimd distanceSum = TSimd.Zero;
        for (nuint i = 0; i < length; i += (nuint)TSimd.Count)
        {
            TSimd weight = LoadWeights<TSimd>(in weights, i, length);
            weightSum += weight;
            TSimd distance = shift - Partial.Load<TSimd>(in logits, i, length, max);
            distanceSum = TSimd.MultiplyAdd(weight, distance, distanceSum);
        }
        distances = TSimd.Sum(distanceSum);
        return Unsafe.IsNullRef(in weights) ? classes : TSimd.Sum(weightSum);
    }

    // From exponentials to gradients: e_c * factor - spread * w_c.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FinishGradient<TSimd>(
        ref float values, ref readonly float weights, int classes, float factor, float spread)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        if (spread == 0)
        {
            Softmax.Scale<TSimd>(ref values, classes, factor);
            return;
        }
        nuint length = (nuint)classes;
        TSimd factors = TSimd.Broadcast(factor);
        TSimd spreads = TSimd.Broadcast(-spread);
        for (nuint i = 0; i < length; i += (nuint)TSimd.Count)
        {
            TSimd share = spreads * LoadWeights<TSimd>(in weights, i, length);
            TSimd gradient = TSimd.MultiplyAdd(Partial.Load<TSimd>(in values, i, length, 0), factors, share);
            Partial.Store(TSimd.FlushSubnormals(gradient), ref values, i, length);
        }
    }

    // Smoothed and weighted targets, w t' with t' = (1 - s) t + s / classes and t = 0 for a null reference; 0 beyond
    // the last class.
    [method: MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly struct Smoothing(float smoothing, int classes)
    {
        private readonly float _keep = 1 - smoothing;
        private readonly float _spread = smoothing / classes;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TSimd Mass<TSimd>(ref readonly float target, ref readonly float weights, nuint offset, nuint length)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            TSimd smoothed = TSimd.Broadcast(_spread);
            if (!Unsafe.IsNullRef(in target))
            {
                TSimd values = Partial.Load<TSimd>(in target, offset, length, 0);
                smoothed = TSimd.MultiplyAdd(values, TSimd.Broadcast(_keep), smoothed);
            }
            return smoothed * LoadWeights<TSimd>(in weights, offset, length);
        }
    }
}
