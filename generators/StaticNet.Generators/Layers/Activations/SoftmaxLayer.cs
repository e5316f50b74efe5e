using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
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

    public override Operands BackwardReads => Operands.Output;

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
        CodeWriter code = step.Writer;
        code.Open($"for (int row = 0; row < {step.OutputLayout.Rows("rows")}; row++)");
        code.Line($"{Kind}.{method}<TSimd>(");
        string[] groups = [.. rows.Select(static row => $"    ref Unsafe.Add(ref {row.Name}, row * {row.Stride}),")];
        foreach (string group in groups.Take(groups.Length - 1))
            code.Line(group);
        code.Line($"{groups[groups.Length - 1]} {step.OutputLayout.ChannelsName});");
        code.Close();
        code.Close();
    }
}
