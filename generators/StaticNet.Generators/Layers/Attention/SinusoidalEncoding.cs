using StaticNet.Generators.Emission;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Attention;

/// <summary>Waves of many lengths.</summary>
internal sealed record SinusoidalEncoding(LayerIdentity Id, bool IsOverTime = false) : PositionLayer(Id, IsOverTime)
{
    public override string Kind => "SinusoidalEncoding";

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new SinusoidalEncoding(id);

    public override Layer For(LayerInput input) => this with { IsOverTime = PositionAxis.IsTime(input) };

    public override string Formula(string input) => $"{input} + sin and cos of position / 10000^(2 i / features)";

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        step.Writer
            .Line("Positions.AddSinusoids(")
            .Line($"    {Rows(step)}, {step.InputLayout.ChannelsName},")
            .Line($"    ref input, {step.InputLayout.ChannelStrideName},")
            .Line($"    ref output, {step.OutputLayout.ChannelStrideName}, {Cache});")
            .Close();
    }
}
