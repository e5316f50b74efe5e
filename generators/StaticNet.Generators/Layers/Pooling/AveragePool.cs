using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Pooling;

/// <summary>The means of windows.</summary>
internal sealed record AveragePool(LayerIdentity Id, WindowArguments Windows, bool CountPadding)
    : WindowPooling(Id, Windows), IPoolsHalves
{
    public override string Kind => $"AveragePool{Windows.Sizes.Count}D";

    public string? PooledForward(Step step) => Halves(step) ? "ForwardAveragePooled" : null;

    public static Layer? Bind1D(AttributeReader reader, LayerIdentity id) => Bind(reader, id, axes: 1);

    public static Layer? Bind2D(AttributeReader reader, LayerIdentity id) => Bind(reader, id, axes: 2);

    public override string Formula(string input) => $"averagepool({input}, {Windows.Text})";

    public override void EmitForward(StepEmission step) => AveragePoolEmission.Forward(step, EmitWindows, CountPadding);

    public override void EmitBackward(StepEmission step) =>
        AveragePoolEmission.Backward(step, EmitWindows, CountPadding);

    private static Layer? Bind(AttributeReader reader, LayerIdentity id, int axes) =>
        BindWindows(reader, id, axes) is { } windows
            ? new AveragePool(id, windows, reader.NamedBool("CountPadding", true))
            : null;
}
