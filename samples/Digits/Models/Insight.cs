using StaticNet;

namespace Digits.Models;

/// <summary>What can be seen of a network at work.</summary>
/// <param name="Filters">What its first layer looks for.</param>
/// <param name="Activations">What each layer made of one picture.</param>
internal sealed record Insight(FilterBank Filters, NetworkActivations Activations)
{
    /// <summary>The probability of each class, which is what the last layer gave.</summary>
    public ReadOnlySpan<float> Probabilities => Activations[^1].Sample(0);
}
