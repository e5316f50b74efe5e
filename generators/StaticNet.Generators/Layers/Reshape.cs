using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers;

/// <summary>Sees each sample in another shape of as many values, in row-major order.</summary>
internal sealed record Reshape(LayerIdentity Id, Shape Target) : ViewLayer(Id)
{
    public override string Kind => "Reshape";

    public override TimeUse TimeUse => TimeUse.None;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) =>
        Sizes.ReadShape(reader, id.Name) is { } shape ? new Reshape(id, shape) : null;

    public override Shape? InferShape(LayerInput input, ProblemList problems)
    {
        if (Target.Size == input.Shape.Size)
            return Target;
        problems.Add(new Problem(ProblemKind.ReshapeChangesCount, Id.Attribute,
            new[]
            {
                Name, Target.ToString(), $"{Target.Size}", input.Producer, input.Shape.ToString(),
                $"{input.Shape.Size}",
            }.ToEquatableArray(),
            input.ProducerAttribute));
        return null;
    }

    public override string Formula(string input) => $"reshape({input}, {Target.ToSpacedString()})";
}
