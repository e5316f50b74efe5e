using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Activations;

/// <summary>
/// The softmax over the last axis, or its logarithm: each group of that many values by itself, by the class of the
/// library that has the kind's name.
/// </summary>
internal abstract record SoftmaxLayer(LayerIdentity Id) : Layer(Id)
{
    public override Shape? InferShape(LayerInput input, ProblemList problems) => input.Shape;

    // For each value a subtraction, an exponential, an addition, and the multiplication or second subtraction that
    // normalises it.
    public override long Flops(Shape input, Shape output) => 4L * output.Size;

    public override Operands BackwardReads(Step step) => Operands.Output;

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        EmitGroups(
            step, "Forward", ("input", step.InputLayout.ChannelStrideName),
            ("output", step.OutputLayout.ChannelStrideName));
    }

    public override void EmitBackward(StepEmission step)
    {
        step.OpenBackward();
        EmitGroups(
            step, "Backward", ("output", step.OutputLayout.ChannelStrideName),
            ("dOutput", step.GradientInLayout.ChannelStrideName), ("dInput", step.GradientOutLayout.ChannelStrideName));
    }

    private void EmitGroups(StepEmission step, string method, params (string Name, string Stride)[] rows)
    {
        string values = string.Join(", ", rows.Select(static row => $"ref {row.Name}, {row.Stride}"));
        step.Writer
            .Line($"{Kind}.{method}<TSimd>({step.OutputLayout.Rows("rows")}, {step.OutputLayout.ChannelsName}, {values});")
            .Close();
    }
}
