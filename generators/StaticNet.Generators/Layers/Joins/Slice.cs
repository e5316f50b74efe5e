using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Joins;

/// <summary>A part of each sample: some places of an axis.</summary>
internal sealed record Slice(LayerIdentity Id, int Start, int End, int Axis) : Layer(Id), IAddsToGradients
{
    public override string Kind => "Slice";

    public override bool KeepsShape => false;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        int start = reader.Int(0), end = reader.Int(1);
        if (start >= 0 && end > start)
            return new Slice(id, start, end, reader.NamedInt("Axis", -1));
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, id.Name, $"it is from {start} to {end}",
            "from at least 0 to a later place");
        return null;
    }

    public override Shape? InferShape(LayerInput input, ProblemList problems)
    {
        if (Axes.Find(this, Axis, input, problems) is not { } axis)
            return null;
        int[] axes = [.. input.Shape.Axes];
        if (End > axes[axis])
        {
            problems.Add(new Problem(
                ProblemKind.SliceTooLong, Id.Attribute,
                new[] { Name, $"{End}", input.Producer, input.Shape.ToString(), $"{axis}", $"{axes[axis]}" }
                    .ToEquatableArray(),
                input.ProducerAttribute));
            return null;
        }
        axes[axis] = End - Start;
        return new Shape(axes);
    }

    public override long Flops(Shape input, Shape output) => 0;

    public override string Formula(string input) => Axis == -1
        ? $"{input}[.., {Start}..{End}]"
        : $"{input}[{Start}..{End}] of axis {Axis}";

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        step.Writer
            .Line($"{Part(step)}.Take<TSimd>(rows, {step.RowsOf(0)}, {step.OutputRows});")
            .Close();
    }

    public override void EmitBackward(StepEmission step)
    {
        step.OpenBackward();
        step.Writer
            .Line($"{Part(step)}.PutGradient<TSimd>(")
            .Line($"    rows, {step.OutputGradientRows}, {step.GradientRowsOf(0)}, accumulate: {step.Adds(0)});")
            .Close();
    }

    private string Part(StepEmission step)
    {
        int axis = Axis < 0 ? Axis + step.Step.LayerInput.Shape.Axes.Count : Axis;
        return $"new SampleSlice({step.SampleAxes(0)}, axis: {axis}, {Start}, {End - Start})";
    }
}
