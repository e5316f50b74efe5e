using StaticNet.Generators.Emission;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Pooling;

/// <summary>A layer that makes one value of each window, channel by channel.</summary>
internal abstract record PoolingLayer(LayerIdentity Id) : Layer(Id)
{
    public override TimeUse TimeUse => TimeUse.None;

    public override bool KeepsShape => false;

    /// <summary>The windows along the vertical axis; of a sequence there is one row.</summary>
    protected abstract PoolAxis Height(Shape input);

    /// <summary>The windows along the horizontal axis.</summary>
    protected abstract PoolAxis Width(Shape input);

    // One operation for each value of a window.
    public override long Flops(Shape input, Shape output) =>
        (long)output.Size * Taps(Height(input)) * Taps(Width(input));

    /// <summary>The number of channels and the windows of both axes, as arguments of the library's kernels.</summary>
    protected void EmitWindows(StepEmission step) => step.Writer
        .Line($"    rows, {step.OutputLayout.ChannelsName},")
        .Line($"    {Height(step.Step.LayerInput.Shape).Expression},")
        .Line($"    {Width(step.Step.LayerInput.Shape).Expression},");

    private static int Taps(PoolAxis axis) => axis.Size > 0 ? axis.Size : (axis.Input + axis.Output - 1) / axis.Output;
}
