using StaticNet.Generators.Autodiff;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Joins;

/// <summary>Values one after the other along an axis.</summary>
internal sealed record Concat(LayerIdentity Id, int Axis) : JoinLayer(Id)
{
    public override string Kind => "Concat";

    public override bool IsElementwise => false;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) =>
        BindOperands(reader, id) is { } bound ? new Concat(bound, reader.NamedInt("Axis", -1)) : null;

    public override Shape? InferShape(IReadOnlyList<LayerInput> inputs, ProblemList problems)
    {
        LayerInput first = inputs[0];
        if (Axes.Find(this, Axis, first, problems) is not { } axis)
            return null;
        long[] axes = [.. first.Shape.Axes];
        foreach (LayerInput next in inputs.Skip(1))
        {
            if (!FitsBeside(first.Shape, next.Shape, axis))
            {
                Reject(first, next, $"All axes but axis {axis} must be the same", problems);
                return null;
            }
            axes[axis] = axes[axis] + next.Shape.Axes[axis];
        }
        return Sized(axes, problems);
    }

    public override long Flops(Shape input, Shape output) => 0;

    public override string Formula(IReadOnlyList<string> operands) => $"concat({string.Join(", ", operands)})";

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        for (int operand = 0; operand < step.Step.Inputs.Count; operand++)
        {
            step.Writer.Line($"{Part(step, operand)}.Put<TSimd>(");
            step.Writer.Line(
                $"    rows, {step.RowsOf(operand)}, {step.OutputRows});");
        }
        step.Writer.Close();
    }

    protected override void EmitBackward(StepEmission step, Contribution contribution)
    {
        step.Writer.Line($"{Part(step, contribution.Operand)}.Take<TSimd>(");
        step.Writer.Line($"    rows, {step.OutputGradientRows}, "
            + $"{step.GradientRowsOf(contribution)}, accumulate: {Literals.Bool(contribution.Adds)});");
    }

    // Where an operand lies in the whole.
    private string Part(StepEmission step, int operand)
    {
        IReadOnlyList<LayerInput> inputs = step.Step.LayerInputs;
        int axis = Axis < 0 ? Axis + inputs[0].Shape.Axes.Count : Axis;
        int start = inputs.Take(operand).Sum(input => input.Shape.Axes[axis]);
        return $"new SampleSlice({step.OutputAxes}, axis: {axis}, {start}, {inputs[operand].Shape.Axes[axis]})";
    }

    private static bool FitsBeside(Shape first, Shape next, int axis)
    {
        if (next.Axes.Count != first.Axes.Count)
            return false;
        return Enumerable.Range(0, first.Axes.Count).All(at => at == axis || first.Axes[at] == next.Axes[at]);
    }
}
