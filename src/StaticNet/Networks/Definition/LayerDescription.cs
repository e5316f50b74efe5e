using System.Collections.Immutable;

namespace StaticNet;

/// <summary>One row of a network's summary.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Kind">The layer's kind, such as <c>Dense</c>.</param>
/// <param name="OutputShape">The shape it produces for one sample, such as <c>28 x 28</c>.</param>
/// <param name="Parameters">The number of parameters.</param>
/// <param name="Flops">The number of floating-point operations of its forward pass for one sample.</param>
/// <param name="Kernel">
/// How this processor computes the forward pass where there is a choice, such as <c>Winograd 4 x 4</c>, or the rows and
/// columns of a register tile and how many rows it takes for weights to be packed. Otherwise empty.
/// </param>
public sealed record LayerDescription(
    string Name, string Kind, string OutputShape, int Parameters, long Flops, string Kernel = "")
{
    /// <summary>
    /// The layers and inputs that it reads, in order. Empty where the compiler does not say: then each layer reads the
    /// one before it, and the first the input.
    /// </summary>
    public ImmutableArray<string> Reads { get; init; } = [];
}
