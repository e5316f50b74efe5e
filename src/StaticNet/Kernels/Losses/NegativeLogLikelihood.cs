using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The negative log-likelihood <c>-w_t x_t</c> of logarithms of probabilities. Class indices and weights are checked
/// and added up by <see cref="CrossEntropy"/>, whose options these are; smoothing does not apply.
/// </summary>
public static class NegativeLogLikelihood
{
    /// <summary>The loss of one group with a class index, and its gradient.</summary>
    /// <param name="x">[classes].</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="target">The class index, checked.</param>
    /// <param name="options">The ignored index and the weights.</param>
    /// <param name="scale">What the gradient is multiplied by.</param>
    /// <param name="dX">
    /// [classes]: receives the gradient, or is a null reference. It may be <paramref name="x"/>.
    /// </param>
    /// <returns>The loss, weighted by class but not scaled; 0 for an ignored target.</returns>
    public static double Indices(
        ref readonly float x, int classes, int target, in CrossEntropyOptions options, float scale, ref float dX)
    {
        // What is no class is only there where another thread has changed it since it was checked.
        bool isIgnored = target == options.IgnoreIndex || (uint)target >= (uint)classes;
        float weight = isIgnored ? 0 : options.WeightOf(target);
        double loss = isIgnored ? 0 : -weight * (double)Unsafe.Add(ref Unsafe.AsRef(in x), target);
        if (Unsafe.IsNullRef(ref dX))
            return loss;
        MemoryMarshal.CreateSpan(ref dX, classes).Clear();
        if (!isIgnored)
            Unsafe.Add(ref dX, target) = -scale * weight;
        return loss;
    }

    /// <summary>The loss of one group with a distribution as its target, and its gradient.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">[classes].</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="target">[classes].</param>
    /// <param name="options">The weights.</param>
    /// <param name="scale">What the gradient is multiplied by.</param>
    /// <param name="dX">
    /// [classes]: receives the gradient, or is a null reference. It may be <paramref name="x"/>.
    /// </param>
    /// <returns>The loss, weighted by class but not scaled.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Distribution<TSimd>(
        ref readonly float x, int classes, ref readonly float target, in CrossEntropyOptions options, float scale,
        ref float dX)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        float[]? weights = options.ClassWeights;
        nuint length = (nuint)classes;
        TSimd sum = TSimd.Zero, factor = TSimd.Broadcast(-scale);
        for (nuint i = 0; i < length; i += (nuint)TSimd.Count)
        {
            TSimd mass = Partial.Load<TSimd>(in target, i, length, 0);
            if (weights is not null)
                mass *= Partial.Load<TSimd>(in MemoryMarshal.GetArrayDataReference(weights), i, length, 0);
            TSimd term = mass * Partial.Load<TSimd>(in x, i, length, 0);
            // A class without mass may have probability 0: 0 times infinity counts nothing.
            sum += TSimd.Select(TSimd.Equal(mass, TSimd.Zero), TSimd.Zero, term);
            if (!Unsafe.IsNullRef(ref dX))
                Partial.Store(factor * mass, ref dX, i, length);
        }
        return -(double)TSimd.Sum(sum);
    }
}
