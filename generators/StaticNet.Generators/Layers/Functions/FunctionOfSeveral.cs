using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Expressions;
using StaticNet.Generators.Layers.Joins;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Functions;

/// <summary>A function of the user's of three or four values of the same shape.</summary>
internal sealed record FunctionOfSeveral(LayerIdentity Id, ElementwiseFunction Expression)
    : JoinLayer(Id), IHasFunction
{
    public override string Kind => "Elementwise";

    public override bool IsElementwise => true;

    public override Operands BackwardReads(Step step) => Operands.Input;

    public override Shape? InferShape(IReadOnlyList<LayerInput> inputs, ProblemList problems)
    {
        foreach (LayerInput next in inputs.Skip(1))
        {
            if (next.Shape.Axes.Equals(inputs[0].Shape.Axes))
                continue;
            Reject(inputs[0], next, "A function of more than two values takes values of one shape", problems);
            return null;
        }
        return new Shape(inputs[0].Shape.Axes);
    }

    public override long Flops(Shape input, Shape output) => (Expression.Arguments.Count - 1L) * output.Size;

    public override string Formula(IReadOnlyList<string> operands) => Expression.Call(operands);

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        step.EachTimeStep(() => step.Writer
            .Line($"{Walk(step)}.Apply<TSimd, {Expression.TypeName}>(")
            .Line($"    {Rows(step)},")
            .Line($"    {step.OutputRows}, default({Expression.TypeName}));"));
        step.Writer.Close();
    }

    protected override void EmitBackward(StepEmission step, Contribution contribution) =>
        step.EachTimeStep(() => step.Writer
            .Line($"{Walk(step)}.Gradient<TSimd, {Expression.TypeName}>(")
            .Line($"    operand: {contribution.Operand}, new JoinOperand({step.OutputGradientRows}),")
            .Line($"    {Rows(step)},")
            .Line($"    {step.GradientRowsOf(contribution)}, "
                + $"accumulate: {step.Accumulates(contribution)}, default({Expression.TypeName}));"));

    private static string Walk(StepEmission step) =>
        $"new FunctionJoin({step.OutputLayout.Rows("rows")}, {step.OutputLayout.ChannelsName})";

    // Of three the last stands for the fourth, which is not looked at.
    private string Rows(StepEmission step)
    {
        int last = Expression.Arguments.Count - 1;
        IEnumerable<string> rows = new[] { 0, 1, 2, last }
            .Select(operand => $"new JoinOperand({step.RowsOf(operand)})");
        return $"new JoinOperands({string.Join(", ", rows)})";
    }
}
