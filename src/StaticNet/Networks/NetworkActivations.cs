using System.Collections;

namespace StaticNet;

/// <summary>
/// The output values of a network's layers, in order. Layers without values of their own are left out: a layer that is
/// fused with the activation after it (which is included), a view such as Flatten, and Dropout.
/// </summary>
public sealed class NetworkActivations : IReadOnlyList<LayerActivation>
{
    private readonly NetworkDefinition _definition;
    private readonly LayerActivation[] _layers;

    internal NetworkActivations(NetworkDefinition definition, Workspace workspace, int samples)
    {
        _definition = definition;
        _layers = [.. definition.Activations.Select(layout => new LayerActivation(layout, workspace, samples))];
    }

    /// <summary>The number of layers with values.</summary>
    public int Count => _layers.Length;

    /// <summary>The values of a layer.</summary>
    /// <param name="index">Its place among those that have values.</param>
    public LayerActivation this[int index] => _layers[index];

    /// <summary>The values of a layer.</summary>
    /// <param name="layer">Its name, such as <c>relu1</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such layer, or it has no values of its own.</exception>
    public LayerActivation this[string layer]
        => _layers.FirstOrDefault(values => values.Layer == layer) ?? throw new KeyNotFoundException(Missing(layer));

    /// <inheritdoc/>
    public IEnumerator<LayerActivation> GetEnumerator() => ((IEnumerable<LayerActivation>)_layers).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private string Missing(string layer)
    {
        string there = string.Join(", ", _layers.Select(values => values.Layer));
        return _definition.Layers.Any(description => description.Name == layer)
            ? $"{layer} of {_definition.Name} has no values of its own: it is computed together with another layer, "
                + $"or changes nothing in inference. There are those of: {there}."
            : $"{_definition.Name} has no layer {layer}. There are the values of: {there}.";
    }
}
