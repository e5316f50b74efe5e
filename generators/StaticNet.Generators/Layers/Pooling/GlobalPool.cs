using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Layers.Images;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Layers.Pooling;

/// <summary>One window over all positions of an image or of a sequence, whose values are flat.</summary>
internal abstract record GlobalPool(LayerIdentity Id) : PoolingLayer(Id), IDependsOnInput
{
    public override TimeUse TimeUse => TimeUse.EachStep;

    public Layer For(LayerInput input) =>
        input.Shape is { HasTime: true, IsFlat: true } ? new TimePool(Id, Kind, this is GlobalMaxPool) : this;

    public override Shape? InferShape(LayerInput input, ProblemList problems) =>
        ImageInput.IsEither(this, input, problems) ? new Shape(input.Shape.Last) : null;

    protected override PoolAxis Height(Shape input) => input.Axes.Count == 3 ? Whole(input.Axes[0]) : PoolAxis.One;

    protected override PoolAxis Width(Shape input) => Whole(input.Axes[input.Axes.Count - 2]);

    private static PoolAxis Whole(int length) => new(length, 1, length);
}

/// <summary>The mean of each channel.</summary>
internal sealed record GlobalAveragePool(LayerIdentity Id) : GlobalPool(Id)
{
    public override string Kind => "GlobalAveragePool";

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new GlobalAveragePool(id);

    public override string Formula(string input) => $"mean over positions of {input}";

    public override void EmitForward(StepEmission step) =>
        AveragePoolEmission.Forward(step, EmitWindows, countPadding: false);

    public override void EmitBackward(StepEmission step) =>
        AveragePoolEmission.Backward(step, EmitWindows, countPadding: false);
}

/// <summary>The maximum of each channel.</summary>
internal sealed record GlobalMaxPool(LayerIdentity Id) : GlobalPool(Id), IFoldsDerivative
{
    public override string Kind => "GlobalMaxPool";

    public override Operands BackwardReads(Step step) => Operands.Input | Operands.Output;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new GlobalMaxPool(id);

    public override string Formula(string input) => $"max over positions of {input}";

    public override void EmitForward(StepEmission step) => MaxPoolEmission.Forward(step, EmitWindows);

    public override void EmitBackward(StepEmission step) => MaxPoolEmission.Backward(step, EmitWindows);
}
