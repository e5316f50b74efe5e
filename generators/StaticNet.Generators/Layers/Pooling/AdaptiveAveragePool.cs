using StaticNet.Generators.Emission;
using StaticNet.Generators.Layers.Images;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Layers.Pooling;

/// <summary>
/// The means of as many windows as the output has pixels; they overlap where the sizes do not divide.
/// </summary>
internal sealed record AdaptiveAveragePool(LayerIdentity Id, int Rows, int Columns) : PoolingLayer(Id), IMakesChannels
{
    public override string Kind => "AdaptiveAveragePool2D";

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        int rows = reader.Int(0);
        int columns = reader.HasPositional(1) ? reader.Int(1) : rows;
        return Sizes.IsSensible(reader, id.Name, "output rows", rows)
            && Sizes.IsSensible(reader, id.Name, "output columns", columns)
            ? new AdaptiveAveragePool(id, rows, columns)
            : null;
    }

    public override Shape? InferShape(LayerInput input, ProblemList problems) =>
        ImageInput.IsImage(this, input, problems)
            ? ImageInput.Sized(this, problems, Rows, Columns, input.Shape.Last)
            : null;

    public override string Formula(string input) => $"averagepool({input}, to {Rows}x{Columns})";

    public override void EmitForward(StepEmission step) =>
        AveragePoolEmission.Forward(step, EmitWindows, countPadding: false);

    public override void EmitBackward(StepEmission step) =>
        AveragePoolEmission.Backward(step, EmitWindows, countPadding: false);

    protected override PoolAxis Height(Shape input) => new(input.Axes[0], Rows, 0);

    protected override PoolAxis Width(Shape input) => new(input.Axes[1], Columns, 0);
}
