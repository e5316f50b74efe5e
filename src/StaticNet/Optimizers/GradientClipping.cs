using System.Numerics.Tensors;
using StaticNet.Optimizers;

namespace StaticNet;

/// <summary>
/// Limits gradients before a step, as PyTorch's <c>clip_grad_norm_</c> and <c>clip_grad_value_</c> do.
/// </summary>
public static class GradientClipping
{
    /// <summary>What PyTorch adds to the norm before it divides by it.</summary>
    private const double NormEpsilon = 1e-6;

    /// <summary>Computes the norm of a block of gradients.</summary>
    /// <param name="gradients">The gradients; zero padding does not change the norm.</param>
    /// <param name="norm">The kind of norm.</param>
    /// <returns>The norm; NaN or infinite if a gradient is, or if squares overflow.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="norm"/> is unknown.</exception>
    public static double Norm(ReadOnlySpan<float> gradients, GradientNorm norm = GradientNorm.Euclidean) =>
        Norm(gradients, norm, threads: 1);

    /// <summary>Computes the norm, to the same bits, on several threads.</summary>
    internal static double Norm(ReadOnlySpan<float> gradients, GradientNorm norm, int threads) => norm switch
    {
        GradientNorm.Euclidean => Math.Sqrt(GradientSums.Total<Squares>(gradients, threads)),
        GradientNorm.Absolute => GradientSums.Total<Magnitudes>(gradients, threads),
        GradientNorm.Maximum => GradientSums.Total<Maxima>(gradients, threads),
        _ => throw new ArgumentOutOfRangeException(nameof(norm), norm, "No such norm."),
    };

    /// <summary>
    /// Returns the factor that limits a norm: <c>min(1, maximum / (norm + 1e-6))</c>, for
    /// <see cref="Optimizer.Step(Span{float}, ReadOnlySpan{float}, float, int)"/>.
    /// </summary>
    /// <param name="norm">The norm of all gradients.</param>
    /// <param name="maximum">The limit, greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximum"/> is not greater than 0.</exception>
    public static float NormFactor(double norm, double maximum)
    {
        if (!(maximum > 0))
            throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "The limit must be greater than 0.");
        return (float)Math.Min(1, maximum / (norm + NormEpsilon));
    }

    /// <summary>Scales the gradients in place so that their norm is at most the limit.</summary>
    /// <param name="gradients">All gradients together.</param>
    /// <param name="maximum">The limit, greater than 0.</param>
    /// <param name="norm">The kind of norm.</param>
    /// <returns>The norm before scaling.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not greater than 0, or the norm unknown.</exception>
    public static double ClipByNorm(
        Span<float> gradients, double maximum, GradientNorm norm = GradientNorm.Euclidean)
    {
        double total = Norm(gradients, norm);
        float factor = NormFactor(total, maximum);
        for (int i = 0; i < gradients.Length; i++)
            gradients[i] *= factor;
        return total;
    }

    /// <summary>Clips each gradient in place to [-maximum, maximum]. NaN stays NaN.</summary>
    /// <param name="gradients">The gradients.</param>
    /// <param name="maximum">The limit, greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximum"/> is not greater than 0.</exception>
    public static void ClipByValue(Span<float> gradients, double maximum)
    {
        if (!(maximum > 0))
            throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "The limit must be greater than 0.");
        TensorPrimitives.Clamp(gradients, -(float)maximum, (float)maximum, gradients);
    }
}
