using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers;

/// <summary>
/// Inverted dropout. The mask is a function of the training step, the layer, the sample and the column, so the backward
/// pass computes it again instead of keeping it, and every split of the samples gives the same one.
/// </summary>
internal sealed record Dropout(LayerIdentity Id, double Rate) : Layer(Id)
{
    public override string Kind => "Dropout";

    public override bool OnlyInTraining => true;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        double rate = reader.Double(0, absent: 0);
        if ((float)rate is >= 0 and < 1)
            return new Dropout(id, rate);
        reader.Reject(ProblemKind.ArgumentMakesNoSense, id.Name, $"its rate is {Literals.Text(rate)}", "at least 0 and below 1");
        return null;
    }

    public override Shape? InferShape(LayerInput input, ProblemList problems) => input.Shape;

    public override long Flops(Shape input, Shape output) => 0;

    public override string Formula(string input) => $"dropout({input}, {Literals.Text(Rate)})";

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward("ref float input, ref float output, ulong key, int firstRow");
        EmitMask(step, "input", step.Input.StrideName, "output", step.Output.StrideName);
    }

    public override void EmitBackward(StepEmission step)
    {
        step.OpenBackward("ref float dOutput, ref float dInput, ulong key, int firstRow");
        EmitMask(step, "dOutput", step.GradientIn.StrideName, "dInput", step.GradientOut.StrideName);
    }

    private void EmitMask(StepEmission step, string from, string fromStride, string to, string toStride) =>
        step.Writer
            .Line("Dropout.Apply<TSimd>(")
            .Line($"    ref {from}, {fromStride}, ref {to}, {toStride},")
            .Line($"    firstRow, rows, {step.Output.SizeName}, {Literals.Float(Rate)}, key);")
            .Close();
}
