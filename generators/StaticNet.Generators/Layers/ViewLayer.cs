using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers;

/// <summary>
/// A layer whose output is its input's memory, so that there is nothing to emit; only where padding lies between the
/// values they are copied.
/// </summary>
internal abstract record ViewLayer(LayerIdentity Id) : Layer(Id), IView
{
    public override bool KeepsShape => false;

    public override long Flops(Shape input, Shape output) => 0;

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        EmitCopy(step, "input", step.InputLayout, "output", step.OutputLayout);
    }

    public override void EmitBackward(StepEmission step)
    {
        step.OpenBackward();
        EmitCopy(step, "dOutput", step.GradientInLayout, "dInput", step.GradientOutLayout);
    }

    private static void EmitCopy(
        StepEmission step, string from, ValueLayout source, string to, ValueLayout destination) => step.Writer
        .Line("Copying.Reshape(")
        .Line($"    rows, ref {from}, {source.PositionsName}, {source.ChannelsName}, {source.ChannelStrideName},")
        .Line($"    ref {to}, {destination.PositionsName}, {destination.ChannelsName}, "
            + $"{destination.ChannelStrideName});")
        .Close();
}
