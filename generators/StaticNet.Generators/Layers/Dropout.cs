using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers;

/// <summary>
/// Inverted dropout. The mask is a function of the training step, the layer, the sample, its time step or position, and
/// the column, so the backward pass computes it again instead of keeping it, and every split of the samples gives the
/// same one.
/// </summary>
internal sealed record Dropout(LayerIdentity Id, double Rate) : Layer(Id), IOnlyInTraining, IDrawsRandomNumbers
{
    public override string Kind => "Dropout";

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        double rate = reader.Double(0, absent: 0);
        if ((float)rate is >= 0 and < 1)
            return new Dropout(id, rate);
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, id.Name, $"its rate is {Literals.Text(rate)}", "at least 0 and below 1");
        return null;
    }

    public bool DrawsRandomNumbers => true;

    public override Shape? InferShape(LayerInput input, ProblemList problems) => input.Shape;

    public override long Flops(Shape input, Shape output) => 0;

    public override string Formula(string input) => $"dropout({input}, {Literals.Text(Rate)})";

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        EmitMask(step, "input", step.InputLayout, "output", step.OutputLayout);
    }

    public override void EmitBackward(StepEmission step)
    {
        step.OpenBackward();
        EmitMask(step, "dOutput", step.GradientInLayout, "dInput", step.GradientOutLayout);
    }

    private void EmitMask(StepEmission step, string from, ValueLayout fromLayout, string to, ValueLayout toLayout)
    {
        (string method, string rows) = step.Step.HasTime
            ? ("ApplySteps", "firstSequence, rows, time")
            : ("Apply", $"{toLayout.Rows("firstRow")}, {toLayout.Rows("rows")}");
        step.Writer
            .Line($"Dropout.{method}<TSimd>(")
            .Line($"    ref {from}, {fromLayout.ChannelStrideName}, ref {to}, {toLayout.ChannelStrideName},")
            .Line($"    {rows}, {toLayout.ChannelsName}, {Literals.Float(Rate)}, key);")
            .Close();
    }
}
