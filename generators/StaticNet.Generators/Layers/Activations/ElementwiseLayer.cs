using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using System.Globalization;

namespace StaticNet.Generators.Layers.Activations;

/// <summary>
/// An elementwise activation. Where the layer before it can apply it to its results, it becomes part of that layer;
/// otherwise it is a pass of its own.
/// </summary>
internal abstract record ElementwiseLayer(LayerIdentity Id, ActivationFunction Function)
    : Layer(Id), IActivationLayer, IStraightLine
{
    public override string Kind => Function.Type;

    public override Operands BackwardReads(Step step) =>
        Function.DerivativeFromOutput ? Operands.Output : Operands.Input;

    public override Shape? InferShape(LayerInput input, ProblemList problems) => input.Shape;

    // Counted as one operation, as comparisons are in profilers of the field; transcendental functions cost more.
    public override long Flops(Shape input, Shape output) => output.Size;

    public override string Formula(string input) => string.Format(CultureInfo.InvariantCulture, Function.Format, input);

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        (ValueLayout input, ValueLayout output) = (step.InputLayout, step.OutputLayout);
        step.Writer
            .Line($"Elementwise.Apply<TSimd, {Function.Type}>(")
            .Line($"    ref input, {input.ChannelStrideName}, ref output, {output.ChannelStrideName},")
            .Line($"    {output.Rows("rows")}, {output.ChannelsName}, {Function.Instance});")
            .Close();
    }

    public override void EmitBackward(StepEmission step)
    {
        string saved = Function.DerivativeFromOutput ? "output" : "input";
        ValueLayout savedLayout = Function.DerivativeFromOutput ? step.OutputLayout : step.InputLayout;
        step.OpenBackward();
        step.Writer
            .Line($"Elementwise.Backward<TSimd, {Function.Type}>(")
            .Line($"    ref dOutput, {step.GradientInLayout.ChannelStrideName}, "
                + $"ref {saved}, {savedLayout.ChannelStrideName},")
            .Line($"    ref dInput, {step.GradientOutLayout.ChannelStrideName}, {step.OutputLayout.Rows("rows")}, "
                + $"{step.OutputLayout.ChannelsName}, {Function.Instance});")
            .Close();
    }

    public bool ReadsVectors => true;

    public bool WritesVectors => true;

    public int StraightLineCalls(Step step, int lanes) =>
        CallsOfFunction * StraightLineEmission.VectorCount(step.Output, lanes);

    /// <summary>An upper bound of the function's calls of the vector interface: the longest of the library's.</summary>
    protected virtual int CallsOfFunction => 30;

    public void EmitStraightLine(StraightLineEmission sample)
    {
        for (int vector = 0; vector < sample.OutputVectors; vector++)
            sample.Writer.Line(
                $"TSimd {sample.OutputVector(vector)} = {Function.Instance}.Apply({sample.InputVector(vector)});");
    }
}
