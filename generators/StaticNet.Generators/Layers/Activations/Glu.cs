using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

/// <summary>The first half of the last axis, times the logistic function of the second.</summary>
internal sealed record Glu(LayerIdentity Id) : Layer(Id)
{
    public override string Kind => "Glu";

    public override bool KeepsShape => false;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new Glu(id);

    public override Shape? InferShape(LayerInput input, ProblemList problems)
    {
        int[] axes = [.. input.Shape.Axes];
        int last = axes[axes.Length - 1];
        if (last % 2 == 0)
        {
            axes[axes.Length - 1] = last / 2;
            return new Shape(axes.ToEquatableArray());
        }
        problems.Add(
            ProblemKind.ArgumentMakesNoSense, Id.Attribute, Name,
            $"it halves the last axis of {input.Producer}, whose size is {last}", "even");
        return null;
    }

    // A multiplication and a logistic function.
    public override long Flops(Shape input, Shape output) => 2L * output.Size;

    public override string Formula(string input) => $"{input}[first half] * sigmoid({input}[second half])";

    public override Operands BackwardReads(Step step) => Operands.Input;

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        step.Writer
            .Line("Glu.Forward<TSimd>(")
            .Line($"    {step.OutputLayout.Rows("rows")}, {step.OutputLayout.ChannelsName},")
            .Line($"    ref input, {step.InputLayout.ChannelStrideName}, "
                + $"ref output, {step.OutputLayout.ChannelStrideName});")
            .Close();
    }

    public override void EmitBackward(StepEmission step)
    {
        step.OpenBackward();
        step.Writer
            .Line("Glu.Backward<TSimd>(")
            .Line($"    {step.OutputLayout.Rows("rows")}, {step.OutputLayout.ChannelsName},")
            .Line($"    ref dOutput, {step.GradientInLayout.ChannelStrideName}, "
                + $"ref input, {step.InputLayout.ChannelStrideName},")
            .Line($"    ref dInput, {step.GradientOutLayout.ChannelStrideName});")
            .Close();
    }
}
