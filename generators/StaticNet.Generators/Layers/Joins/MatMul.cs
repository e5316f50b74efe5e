using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Joins;

/// <summary>The product of two matrices of the same sample; axes before the last two broadcast.</summary>
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
        if (ElementwiseJoin.Broadcast(Outer(first), Outer(second)) is not { } outer)
            return Refuse(inputs, "Axes before the last two must be the same or 1", problems);
        return Sized([.. outer, first[first.Count - 2], columns], problems);
    }

    public override long Flops(Shape input, Shape output) => 2L * input.Last * output.Size;

    public override string Formula(IReadOnlyList<string> operands) =>
        string.Join(" * ", operands) + (TransposesSecond ? "^T" : "");

    private static EquatableArray<int> Outer(EquatableArray<int> axes) => axes.Take(axes.Count - 2).ToEquatableArray();

    private Shape? Refuse(IReadOnlyList<LayerInput> inputs, string reason, ProblemList problems)
    {
        Reject(inputs[0], inputs[1], reason, problems);
        return null;
    }
}
