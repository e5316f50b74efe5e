using System.Collections.Immutable;

namespace StaticNet;

/// <summary>The compiler's description of a network, for saving, training and exporting.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Layers">The layers in the order in which they run.</param>
/// <param name="Tensors">The parameters, in the order of the layers.</param>
/// <param name="ParameterLength">The length of the parameter block, zero padding included.</param>
public sealed record NetworkDefinition(
    string Name,
    ImmutableArray<LayerDescription> Layers,
    ImmutableArray<TensorLayout> Tensors,
    int ParameterLength)
{
    /// <summary>
    /// Where the tensors lie in <see cref="INetwork{TSelf}.Buffers"/>: running statistics, which are saved and loaded
    /// with the parameters and are not learned.
    /// </summary>
    public ImmutableArray<TensorLayout> Buffers { get; init; } = [];

    /// <summary>The length of the block of buffers, padding included.</summary>
    public int BufferLength { get; init; }

    /// <summary>Where the values of the layers lie after a forward pass.</summary>
    public ImmutableArray<ActivationLayout> Activations { get; init; } = [];

    /// <summary>
    /// The inputs, in order of declaration. Where there are several, the span that <see cref="INetwork{TSelf}"/> takes
    /// holds a block of each, one after another. Empty where the compiler does not say: then there is one.
    /// </summary>
    public ImmutableArray<NetworkInput> Inputs { get; init; } = [];

    /// <summary>The outputs and their losses, likewise.</summary>
    public ImmutableArray<NetworkOutput> Outputs { get; init; } = [];
}
