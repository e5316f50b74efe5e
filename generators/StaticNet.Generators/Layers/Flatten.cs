using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Layers;

/// <summary>Sees each sample as one axis. Costs nothing: values keep their places.</summary>
internal sealed record Flatten(LayerIdentity Id) : ViewLayer(Id), IFlattens
{
    public override string Kind => "Flatten";

    public override TimeUse TimeUse => TimeUse.None;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new Flatten(id);

    public override Shape? InferShape(LayerInput input, ProblemList problems) => new Shape(input.Shape.Size);

    public override string Formula(string input) => $"flatten({input})";
}
