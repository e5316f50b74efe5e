using StaticNet.Generators.Autodiff;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Joins;

/// <summary>The product of two matrices of the same sample; axes before the last two are the same.</summary>
internal sealed record MatMul(LayerIdentity Id, bool TransposesSecond) : JoinLayer(Id)
{
    public override string Kind => "MatMul";

    public override bool IsElementwise => false;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) =>
        BindOperands(reader, id) is { } bound ? new MatMul(bound, reader.NamedBool("TransposeSecond")) : null;

    public override Shape? InferShape(IReadOnlyList<LayerInput> inputs, ProblemList problems)
    {
        EquatableArray<int> first = inputs[0].Shape.Axes, second = inputs[1].Shape.Axes;
        if (first.Count < 2 || second.Count < 2)
            return Refuse(inputs, "Both must be matrices", problems);
        int inner = second[second.Count - (TransposesSecond ? 1 : 2)];
        int columns = second[second.Count - (TransposesSecond ? 2 : 1)];
        if (first[first.Count - 1] != inner)
        {
            string place = TransposesSecond ? "last axis" : "last axis but one";
            return Refuse(inputs, $"The last axis of the first must be the {place} of the second", problems);
        }
        if (!Outer(first).Equals(Outer(second)))
            return Refuse(inputs, "Axes before the last two must be the same", problems);
        return Sized([.. Outer(first), first[first.Count - 2], columns], problems);
    }

    public override long Flops(Shape input, Shape output) => 2L * input.Last * output.Size;

    public override string Formula(IReadOnlyList<string> operands) =>
        string.Join(" * ", operands) + (TransposesSecond ? "^T" : "");

    public override Operands BackwardReads(Step step) => Operands.Input;

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        step.Writer.Line($"{Product(step)}.Forward<TSimd>(");
        step.Writer.Line($"    {Matrices(step)}, {step.RowsOf(0)}, {step.RowsOf(1)}, "
            + $"{step.OutputRows});");
        step.Writer.Close();
    }

    protected override void EmitBackward(StepEmission step, Contribution contribution)
    {
        bool isFirst = contribution.Operand == 0;
        string other = isFirst ? step.RowsOf(1) : step.RowsOf(0);
        step.Writer.Line($"{Product(step)}.{(isFirst ? "First" : "Second")}Gradient<TSimd>(");
        step.Writer.Line($"    {Matrices(step)}, {step.OutputGradientRows}, {other},");
        step.Writer.Line($"    {step.GradientRowsOf(contribution)}, "
            + $"accumulate: {Literals.Bool(contribution.Adds)});");
    }

    private string Product(StepEmission step)
    {
        EquatableArray<int> first = step.Step.LayerInputs[0].Shape.Axes;
        string transposes = TransposesSecond ? ", transposeSecond: true" : "";
        return $"new BatchedProduct(rows: {first[first.Count - 2]}, depth: {first[first.Count - 1]}, "
            + $"columns: {step.Output.Shape.Last}{transposes})";
    }

    // Axes before those of the matrix count as samples.
    private static string Matrices(StepEmission step)
    {
        int outer = Outer(step.Output.Shape.Axes).Aggregate(1, static (product, axis) => product * axis);
        return outer == 1 ? "rows" : $"rows * {outer}";
    }

    private static EquatableArray<int> Outer(EquatableArray<int> axes) => axes.Take(axes.Count - 2).ToEquatableArray();

    private Shape? Refuse(IReadOnlyList<LayerInput> inputs, string reason, ProblemList problems)
    {
        Reject(inputs[0], inputs[1], reason, problems);
        return null;
    }
}
