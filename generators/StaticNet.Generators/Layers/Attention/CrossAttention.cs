using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Layers.Attention;

/// <summary>Attention of a value to another one, of which keys and values are made.</summary>
internal sealed record CrossAttention(LayerIdentity Id, AttentionSettings Settings, bool IsOverTime = false)
    : AttentionLayer(Id, Settings, IsOverTime), IDependsOnInput, IReadsSeveral, INamesOperands
{
    public override string Kind => "CrossAttention";

    public override IReadOnlyList<AttentionProjection> Projections { get; } =
        [new(0, 0, 1, "Queries"), new(1, 1, 2, "KeysValues")];

    public IReadOnlyList<string> OperandNames { get; } = ["Query", "Memory"];

    public bool IsElementwise => false;

    public override string WhyWhole => "attends to all of another sequence";

    public override string Remedy => "remove the layer";

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        if (reader.String(1) is not { } memory || AttentionSettings.Read(reader, id) is not { } settings)
            return null;
        if (!settings.IsCausal)
            return new CrossAttention(id with { Operands = new[] { memory }.ToEquatableArray() }, settings);
        reader.Reject(new Problem(
            ProblemKind.CausalCrossAttention, id.Attribute, new[] { id.Name, memory }.ToEquatableArray(),
            Fix: "Causal"));
        return null;
    }

    public Layer For(LayerInput input) => this with { IsOverTime = PositionAxis.IsTime(input) };

    public Shape? InferShape(IReadOnlyList<LayerInput> inputs, ProblemList problems)
    {
        LayerInput query = inputs[0], memory = inputs[1];
        if (!AttentionChecks.Allow(this, query, problems)
            || !PositionAxis.Exists(this, IsOverTime, memory, problems))
            return null;
        if (memory.Shape.Last == query.Shape.Last && memory.Shape.HasTime == query.Shape.HasTime)
            return query.Shape;
        bool isWidth = memory.Shape.Last != query.Shape.Last;
        problems.Add(new Problem(
            ProblemKind.MemoryDiffers, Id.Attribute,
            new[]
            {
                Name, query.Shape.ToString(), query.Producer, memory.Shape.ToString(), memory.Producer,
                isWidth
                    ? $"Give both as many features: {query.Shape.Last}"
                    : "Both must have a time axis, or neither",
            }.ToEquatableArray(),
            query.ProducerAttribute) { SecondOrigin = memory.ProducerAttribute });
        return null;
    }

    public string Formula(IReadOnlyList<string> operands) => Formula(operands[0], operands[1]);
}
