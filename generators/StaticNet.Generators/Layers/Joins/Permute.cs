using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Joins;

/// <summary>Each sample with its axes in another order.</summary>
internal sealed record Permute(LayerIdentity Id, EquatableArray<int> Order) : Layer(Id), IAddsToGradients
{
    public override string Kind => "Permute";

    public override bool KeepsShape => false;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        EquatableArray<int> order = reader.Ints(0);
        if (order.Count > 0 && order.OrderBy(static axis => axis).SequenceEqual(Enumerable.Range(0, order.Count)))
            return new Permute(id, order);
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, id.Name, $"its axes are {InvariantText.Join(", ", order)}",
            "every axis from 0 on, each once");
        return null;
    }

    public override Shape? InferShape(LayerInput input, ProblemList problems)
    {
        if (input.Shape.Axes.Count == Order.Count)
            return new Shape(Order.Select(axis => input.Shape.Axes[axis]).ToEquatableArray());
        problems.Add(new Problem(
            ProblemKind.OtherNumberOfAxes, Id.Attribute,
            new[]
            {
                Name, $"{Order.Count}", input.Producer, input.Shape.ToString(), $"{input.Shape.Axes.Count}",
            }.ToEquatableArray(),
            input.ProducerAttribute));
        return null;
    }

    public override long Flops(Shape input, Shape output) => 0;

    public override string Formula(string input) => $"permute({input}, {InvariantText.Join(", ", Order)})";

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        step.Writer
            .Line($"{Permutation(step)}.Forward<TSimd>(rows, {step.RowsOf(0)}, {step.OutputRows});")
            .Close();
    }

    public override void EmitBackward(StepEmission step)
    {
        step.OpenBackward();
        step.Writer
            .Line($"{Permutation(step)}.Backward<TSimd>(")
            .Line($"    rows, {step.OutputGradientRows}, {step.GradientRowsOf(0)}, accumulate: {step.Adds(0)});")
            .Close();
    }

    private string Permutation(StepEmission step) =>
        $"new SamplePermutation({step.SampleAxes(0)}, {InvariantText.Join(", ", Order)})";
}
