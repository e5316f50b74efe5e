using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

/// <summary>The logarithm of the softmax over the last axis: each group of that many values by itself.</summary>
internal sealed record LogSoftmax(LayerIdentity Id) : Layer(Id)
{
    public override string Kind => "LogSoftmax";

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new LogSoftmax(id);

    public override Shape? InferShape(LayerInput input, ProblemList problems) => input.Shape;

    // A subtraction, an exponential and an addition for each value, and the subtraction of the logarithm.
    public override long Flops(Shape input, Shape output) => 4L * output.Size;

    public override string Formula(string input) => $"log(softmax({input}))";

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

    private static void EmitGroups(StepEmission step, string method, params (string Name, string Stride)[] rows)
    {
        CodeWriter code = step.Writer;
        code.Open($"for (int row = 0; row < {step.OutputLayout.Rows("rows")}; row++)");
        code.Line($"LogSoftmax.{method}<TSimd>(");
        foreach ((string name, string stride) in rows)
            code.Line($"    ref Unsafe.Add(ref {name}, row * {stride}),");
        code.Line($"    {step.OutputLayout.ChannelsName});");
        code.Close();
        code.Close();
    }
}
