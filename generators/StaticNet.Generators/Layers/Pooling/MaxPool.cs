using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Pooling;

/// <summary>
/// The maxima of windows. Where they lie is computed again in the backward pass, from inputs and outputs; the
/// derivative of an activation before is that at the maximum, one for each window.
/// </summary>
internal sealed record MaxPool(LayerIdentity Id, WindowArguments Windows)
    : WindowPooling(Id, Windows), IFoldsDerivative, IPoolsHalves
{
    public override string Kind => $"MaxPool{Windows.Sizes.Count}D";

    public override Operands BackwardReads(Step step) => Operands.Input | Operands.Output;

    public string? PooledForward(Step step) => Halves(step) ? "ForwardMaxPooled" : null;

    public static Layer? Bind1D(AttributeReader reader, LayerIdentity id) => Bind(reader, id, axes: 1);

    public static Layer? Bind2D(AttributeReader reader, LayerIdentity id) => Bind(reader, id, axes: 2);

    public override string Formula(string input) => $"maxpool({input}, {Windows.Text})";

    public override void EmitForward(StepEmission step) => MaxPoolEmission.Forward(step, EmitWindows);

    public override void EmitBackward(StepEmission step) => MaxPoolEmission.Backward(step, EmitWindows);

    private static Layer? Bind(AttributeReader reader, LayerIdentity id, int axes) =>
        BindWindows(reader, id, axes) is { } windows ? new MaxPool(id, windows) : null;
}
