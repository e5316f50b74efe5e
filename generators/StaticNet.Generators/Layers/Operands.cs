using StaticNet.Generators.CSharp;

namespace StaticNet.Generators.Layers;

/// <summary>
/// What a layer's methods read besides what every method takes; parameters stand in this order. The lists and the
/// arguments are written by the compiler.
/// </summary>
[Flags]
internal enum Operands
{
    None = 0,

    /// <summary>The layer's input: <c>ref float input</c>.</summary>
    Input = 1,

    /// <summary>The layer's output, after a fused activation: <c>ref float output</c>.</summary>
    Output = 2,

    /// <summary>The block of all parameters: <c>ref float parameters</c>.</summary>
    Parameters = 4,

    /// <summary>
    /// What <see cref="ITransposesWeight.Transpositions"/> wrote: <c>ref float transposedWeight</c>.
    /// </summary>
    TransposedWeight = 8,
}

/// <summary>Memory that forward leaves for the backward pass.</summary>
/// <param name="Name">Its name after the layer's: <c>Gates</c>.</param>
/// <param name="FloatsPerSample">Its length for each sample, whole vectors.</param>
internal sealed record KeptBuffer(string Name, int FloatsPerSample)
{
    /// <summary>Whether only the backward pass has it, for gradients of what forward left.</summary>
    public bool IsGradient { get; init; }

    /// <summary>The parameter of the layer's methods; a null reference in inference.</summary>
    public string Local => Identifiers.Uncapitalize(Name);
}
