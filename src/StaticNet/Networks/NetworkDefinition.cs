using System.Collections.Immutable;

namespace StaticNet;

/// <summary>What the compiler knows of a network, for savers, trainers and exporters.</summary>
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
    /// <summary>Where the values of the layers lie after a forward pass.</summary>
    public ImmutableArray<ActivationLayout> Activations { get; init; } = [];
}
