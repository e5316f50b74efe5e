using StaticNet.Generators.Diagnostics;
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

    private static bool FitsBeside(Shape first, Shape next, int axis)
    {
        if (next.Axes.Count != first.Axes.Count)
            return false;
        return Enumerable.Range(0, first.Axes.Count).All(at => at == axis || first.Axes[at] == next.Axes[at]);
    }
}
