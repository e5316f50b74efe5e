using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

/// <summary>Softmax over the last axis: each group of that many values is normalised by itself.</summary>
internal sealed record Softmax(LayerIdentity Id) : Layer(Id), IMakesProbabilities, IStraightLine
{
    public override string Kind => "Softmax";

    public bool AddUpToOne => true;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new Softmax(id);

    public override Shape? InferShape(LayerInput input, ProblemList problems) => input.Shape;

    // A subtraction, an exponential, an addition and a multiplication for each value.
    public override long Flops(Shape input, Shape output) => 4L * output.Size;

    public override string Formula(string input) => $"softmax({input})";

    public override Operands BackwardReads => Operands.Output;

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        EmitGroups(step, row => step.Writer
            .Line("Softmax.Forward<TSimd>(")
            .Line($"    ref Unsafe.Add(ref input, {row} * {step.InputLayout.ChannelStrideName}),")
            .Line($"    ref Unsafe.Add(ref output, {row} * {step.OutputLayout.ChannelStrideName}), "
                + $"{step.OutputLayout.ChannelsName});"));
    }

    public override void EmitBackward(StepEmission step)
    {
        step.OpenBackward();
        EmitGroups(step, row => step.Writer
            .Line("Softmax.Backward<TSimd>(")
            .Line($"    ref Unsafe.Add(ref output, {row} * {step.OutputLayout.ChannelStrideName}),")
            .Line($"    ref Unsafe.Add(ref dOutput, {row} * {step.GradientInLayout.ChannelStrideName}),")
            .Line($"    ref Unsafe.Add(ref dInput, {row} * {step.GradientOutLayout.ChannelStrideName}), "
                + $"{step.OutputLayout.ChannelsName});"));
    }

    public bool ReadsVectors => false;

    public bool WritesVectors => false;

    // One call of the library for each group, whatever it takes inside.
    public int StraightLineCalls(Step step, int lanes) => 1;

    public void EmitStraightLine(StraightLineEmission sample)
    {
        Value output = sample.Step.Output;
        for (int group = 0; group < output.Size; group += output.Shape.Last)
        {
            string from = StraightLineEmission.Offset(sample.InputMemory, group);
            string to = StraightLineEmission.Offset(sample.OutputMemory, group);
            sample.Writer.Line($"Softmax.Forward<TSimd>(ref {from}, ref {to}, {output.Shape.Last});");
        }
    }

    private static void EmitGroups(StepEmission step, Action<string> group)
    {
        CodeWriter code = step.Writer;
        code.Open($"for (int row = 0; row < {step.OutputLayout.Rows("rows")}; row++)");
        group("row");
        code.Close();
        code.Close();
    }
}
