using System.Collections.Immutable;

namespace StaticNet;

/// <summary>The result of a <see cref="GradientCheck"/>.</summary>
/// <param name="Tensors">The tensors of parameters, in order of the layers, then the inputs that have gradients.</param>
public sealed record GradientCheckResult(ImmutableArray<TensorGradientCheck> Tensors)
{
    /// <summary>Whether all gradients agree with finite differences.</summary>
    public bool Passed => Tensors.All(static tensor => tensor.Passed);

    /// <summary>The derivative that agrees least; null if none could be compared.</summary>
    public GradientDifference? Worst =>
        Tensors.Select(static tensor => tensor.Worst).OfType<GradientDifference>().MaxBy(static worst => worst.Badness);

    /// <summary>The verdict, the worst derivative, and a line for each tensor.</summary>
    public override string ToString()
    {
        string verdict = Passed ? "The gradients agree" : "The gradients do not agree";
        return $"{verdict} with finite differences. "
            + (Worst is null ? "No derivative could be compared." : $"The worst: {Worst}.")
            + string.Concat(Tensors.Select(static tensor => $"\n  {tensor}"));
    }
}
