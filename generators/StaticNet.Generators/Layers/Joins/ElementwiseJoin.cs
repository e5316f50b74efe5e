using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Joins;

/// <summary>
/// A join of values at the same place; shapes broadcast over aligned last axes, as in NumPy, and a value without a time
/// axis over all time steps.
/// </summary>
internal abstract record ElementwiseJoin(LayerIdentity Id) : JoinLayer(Id), IFusesActivation
{
    public override bool IsElementwise => true;

    public override Shape? InferShape(IReadOnlyList<LayerInput> inputs, ProblemList problems)
    {
        LayerInput whole = inputs[0];
        foreach (LayerInput next in inputs.Skip(1))
        {
            if (Broadcast(whole.Shape.Axes, next.Shape.Axes) is not { } axes)
            {
                Reject(whole, next, "Aligned from the last axis, sizes must be the same or 1", problems);
                return null;
            }
            // A message names the operand that brought the axes in, as long as there is one.
            LayerInput larger = whole.Shape.Axes.Equals(axes) || !next.Shape.Axes.Equals(axes) ? whole : next;
            whole = larger with { Shape = new Shape(axes) };
        }
        return Sized([.. whole.Shape.Axes], problems);
    }

    // Where shapes are the same, a gradient takes the place of the output's.
    public override bool KeepsShape => true;

    public override Operands BackwardReads(Step step) => GradientsReadOperands ? Operands.Input : Operands.None;

    /// <summary>The operator of the library, and the expression that makes one.</summary>
    protected abstract (string Type, string Instance) Operator { get; }

    /// <summary>Whether its gradients depend on its operands.</summary>
    protected virtual bool GradientsReadOperands => false;

    /// <summary>The join of the first of more than two operands, which the others follow one by one.</summary>
    public virtual ElementwiseJoin Partial(LayerIdentity id) => this with { Id = id };

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        (string type, string instance) = Operator;
        if (step.Step.Fused is not null)
        {
            type = $"Activated<{type}, {step.FusedType}>";
            instance = $"new {type}({instance}, {step.FusedInstance})";
        }
        step.EachTimeStep(() =>
        {
            step.Writer.Line($"Join.Apply<TSimd, {type}>(");
            step.Writer.Line($"    rows, {Shapes(step)}, {step.RowsOf(0)}, {step.RowsOf(1)},");
            step.Writer.Line($"    {step.OutputRows}, {instance});");
        });
        step.Writer.Close();
    }

    protected override void EmitBackward(StepEmission step, Contribution contribution)
    {
        string operands = GradientsReadOperands ? $"{step.RowsOf(0)}, {step.RowsOf(1)}, " : "";
        step.EachTimeStep(() =>
        {
            step.Writer.Line(
                $"Join.{(contribution.Operand == 0 ? "First" : "Second")}Gradient<TSimd, {Operator.Type}>(");
            step.Writer.Line($"    rows, {Shapes(step)}, {step.OutputGradientRows},");
            step.Writer.Line($"    {operands}{step.GradientRowsOf(contribution)},");
            step.Writer.Line($"    accumulate: {step.Accumulates(contribution)}, {Operator.Instance});");
        });
    }

    private static string Shapes(StepEmission step) =>
        $"new JoinShape({step.SampleAxes(0)}, {step.SampleAxes(1)})";

    public override long Flops(Shape input, Shape output) => (OperandCount - 1L) * output.Size;

    /// <summary>The axes of what two values broadcast to, or null where they do not fit.</summary>
    public static EquatableArray<int>? Broadcast(EquatableArray<int> first, EquatableArray<int> second)
    {
        int[] axes = new int[Math.Max(first.Count, second.Count)];
        for (int fromLast = 1; fromLast <= axes.Length; fromLast++)
        {
            int a = fromLast <= first.Count ? first[first.Count - fromLast] : 1;
            int b = fromLast <= second.Count ? second[second.Count - fromLast] : 1;
            if (a != b && a != 1 && b != 1)
                return null;
            axes[axes.Length - fromLast] = Math.Max(a, b);
        }
        return axes.ToEquatableArray();
    }
}
