using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class CrossEntropy
{
    // As in binary cross-entropy: certain and wrong gives a large loss and gradient, but finite ones.
    private const float LowestLog = -100;
    private const float SmallestProbability = 1e-12f;

    /// <summary>
    /// The loss of one group of probabilities with a class index, and its gradient. Logarithms are cut at -100, and the
    /// gradient divides by at least 1e-12. A negative probability gives NaN.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="probabilities">[classes].</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="target">The class index, checked by <see cref="Validate"/>.</param>
    /// <param name="options">The parameters of the loss.</param>
    /// <param name="scale">What the gradient is multiplied by, such as one over the batch's total weight.</param>
    /// <param name="dProbabilities">
    /// [classes]: receives the gradient, or is a null reference. It may be <paramref name="probabilities"/>.
    /// </param>
    /// <returns>The loss, weighted by class but not scaled; 0 for an ignored target.</returns>
    public static double ProbabilityIndices<TSimd>(
        ref readonly float probabilities,
        int classes,
        int target,
        in CrossEntropyOptions options,
        float scale,
        ref float dProbabilities)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        bool wantsGradient = !Unsafe.IsNullRef(ref dProbabilities);
        bool ignored = IsIgnored(target, classes, in options);
        float share = ignored ? 0 : (1 - options.LabelSmoothing) * options.WeightOf(target);
        float spread = ignored ? 0 : options.LabelSmoothing / classes;
        float probability = ignored ? 1 : Unsafe.Add(ref Unsafe.AsRef(in probabilities), target);

        double loss = 0;
        if (spread != 0)
        {
            ref float none = ref Unsafe.NullRef<float>();
            var smoothing = new Smoothing(options.LabelSmoothing, classes);
            loss = LogLoss<TSimd>(
                in probabilities, classes, in none, smoothing, in WeightsOf(in options), scale, ref dProbabilities);
        }
        else if (wantsGradient)
            MemoryMarshal.CreateSpan(ref dProbabilities, classes).Clear();

        if (share == 0)
            return loss;
        if (wantsGradient)
            Unsafe.Add(ref dProbabilities, target) -= scale * share / MathF.Max(SmallestProbability, probability);
        return loss - share * Math.Max(LowestLog, Math.Log(probability));
    }

    /// <summary>
    /// The loss of one group of probabilities with a distribution as its target, and its gradient. Logarithms are cut
    /// at -100, and the gradient divides by at least 1e-12. A negative probability gives NaN.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="probabilities">[classes].</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="target">[classes]: any distribution.</param>
    /// <param name="options">The parameters of the loss; the ignored index does not apply.</param>
    /// <param name="scale">What the gradient is multiplied by, such as one over the number of groups.</param>
    /// <param name="dProbabilities">
    /// [classes]: receives the gradient, or is a null reference. It may be <paramref name="probabilities"/>.
    /// </param>
    /// <returns>The loss, weighted by class but not scaled.</returns>
    public static double ProbabilityDistribution<TSimd>(
        ref readonly float probabilities,
        int classes,
        ref readonly float target,
        in CrossEntropyOptions options,
        float scale,
        ref float dProbabilities)
        where TSimd : unmanaged, ISimd<TSimd>
        => LogLoss<TSimd>(
            in probabilities,
            classes,
            in target,
            new Smoothing(options.LabelSmoothing, classes),
            in WeightsOf(in options),
            scale,
            ref dProbabilities);

    // -sum_c m_c log p_c and its gradient -m_c / p_c, for masses m = w t'. Without a target: what smoothing spreads.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double LogLoss<TSimd>(
        ref readonly float probabilities,
        int classes,
        ref readonly float target,
        Smoothing smoothing,
        ref readonly float weights,
        float scale,
        ref float dProbabilities)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint length = (nuint)classes;
        bool wantsGradient = !Unsafe.IsNullRef(ref dProbabilities);
        TSimd factor = TSimd.Broadcast(-scale);
        TSimd sum = TSimd.Zero;
        for (nuint i = 0; i < length; i += (nuint)TSimd.Count)
        {
            TSimd probability = Partial.Load<TSimd>(in probabilities, i, length, 1);
            TSimd mass = smoothing.Mass<TSimd>(in target, in weights, i, length);
            TSimd logarithm = TSimd.Max(TSimd.Broadcast(LowestLog), VectorMath.Log(probability));
            sum = TSimd.MultiplyAdd(mass, logarithm, sum);
            if (wantsGradient)
            {
                TSimd divisor = TSimd.Max(TSimd.Broadcast(SmallestProbability), probability);
                Partial.Store(factor * mass / divisor, ref dProbabilities, i, length);
            }
        }
        return -(double)TSimd.Sum(sum);
    }
}
