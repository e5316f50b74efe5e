using StaticNet.Generators.Lowering;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Layers.Attention;

/// <summary>Attention of a value to itself: queries, keys and values are one product.</summary>
internal sealed record SelfAttention(LayerIdentity Id, AttentionSettings Settings, bool IsOverTime = false)
    : AttentionLayer(Id, Settings, IsOverTime), IDependsOnInput, ICountsSteps
{
    public override string Kind => "SelfAttention";

    public override IReadOnlyList<AttentionProjection> Projections { get; } = [new(0, 0, 3, "Projected")];

    public bool CountsSteps => IsOverTime && Settings.IsCausal;

    public int MostSteps => int.MaxValue;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) =>
        AttentionSettings.Read(reader, id) is { } settings ? new SelfAttention(id, settings) : null;

    public Layer For(LayerInput input) => this with { IsOverTime = PositionAxis.IsTime(input) };

    public StepMemory? Memory(Step step) => new(AttentionSizes.Of(this, step).Width, Settings.Window);
}
