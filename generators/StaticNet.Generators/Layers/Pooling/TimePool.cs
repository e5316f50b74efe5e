using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Pooling;

/// <summary>
/// What a global pool is for a sequence: the mean or the maximum over its time steps, one row for each sequence.
/// </summary>
internal sealed record TimePool(LayerIdentity Id, string Kind, bool IsMax) : Layer(Id), IReadsWholeSequence
{
    public override string Kind { get; } = Kind;

    public override TimeUse TimeUse => TimeUse.Sequence;

    public bool NeedsWholeSequence => true;

    public bool KeepsSteps => false;

    public string WhyWhole => "is over all steps of the sequence";

    public string Remedy => "remove the layer";

    public override bool KeepsShape => false;

    public override Operands BackwardReads(Step step) => IsMax ? Operands.Input | Operands.Output : Operands.None;

    public override Shape? InferShape(LayerInput input, ProblemList problems) => input.Shape with { Time = null };

    public override long Flops(Shape input, Shape output) => output.Size;

    public override string Formula(string input) => $"{(IsMax ? "max" : "mean")} over the time steps of {input}";

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        step.Writer
            .Line($"TimePooling.{(IsMax ? "Max" : "Average")}(")
            .Line($"    rows, time, lengths, {step.OutputLayout.ChannelsName}, ref input, "
                + $"{step.InputLayout.ChannelStrideName}, ref output, {step.OutputLayout.ChannelStrideName});")
            .Close();
    }

    public override void EmitBackward(StepEmission step)
    {
        string dInput = $"ref dInput, {step.GradientOutLayout.ChannelStrideName}";
        string dOutputStride = step.GradientInLayout.ChannelStrideName, size = step.OutputLayout.ChannelsName;
        step.OpenBackward();
        step.Writer
            .Line($"TimePooling.{(IsMax ? "Max" : "Average")}Backward(")
            .Line(IsMax
                ? $"    rows, time, lengths, {size}, ref dOutput, ref input, {step.InputLayout.ChannelStrideName}, "
                    + $"ref output, {dOutputStride}, {dInput});"
                : $"    rows, time, lengths, {size}, ref dOutput, {dOutputStride}, {dInput});")
            .Close();
    }
}
