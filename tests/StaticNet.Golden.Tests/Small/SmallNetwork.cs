using System.Collections.Immutable;
using StaticNet.Generators.Model;
using StaticNet.Generators.ShapeInference;
using StaticNet.Golden.Tests.Ops;

namespace StaticNet.Golden.Tests.Small;

/// <summary>
/// A network of a few layers without an error, as its attributes say it and as the compiler infers it.
/// </summary>
/// <param name="Input">The input's attribute.</param>
/// <param name="Layers">The attributes of the layers.</param>
/// <param name="Loss">The loss's attribute, or nothing.</param>
/// <param name="Inferred">What the compiler makes of it.</param>
internal sealed record SmallNetwork(
    string Input, ImmutableArray<string> Layers, string Loss, InferredNetwork Inferred)
{
    /// <summary>The attributes.</summary>
    public string Attributes => string.Concat([$"[{Input}]", .. Layers.Select(layer => $"[{layer}]"), LossAttribute]);

    /// <summary>Whether the input is tokens.</summary>
    public bool ReadsTokens => Inferred.Declaration.InputKind == InputKind.Tokens;

    /// <summary>Whether the loss is computed together with the last layer, from its input.</summary>
    public bool JoinsLoss => Inferred.Outputs[0].Loss?.Fuses(Inferred.Nodes[^1].Layer) == true;

    private string LossAttribute => Loss.Length > 0 ? $"[{Loss}]" : "";

    /// <summary>The layer by itself, as the network that it is.</summary>
    /// <param name="index">The number of the layer.</param>
    public string LayerAttributes(int index)
    {
        Shape shape = Inferred.Nodes[index].Input.Shape;
        string sizes = Source.Shape([.. shape.Axes]);
        string input = index == 0 ? Input : shape.HasTime ? $"SequenceInput({sizes})" : $"Input({sizes})";
        return $"[{input}][{Layers[index]}]";
    }

    public override string ToString() => Attributes;
}
