using StaticNet.Generators.Emission;

namespace StaticNet.Generators.Layers.Pooling;

/// <summary>The calls of the kernels of maxima, whatever the windows.</summary>
internal static class MaxPoolEmission
{
    public static void Forward(StepEmission step, Action<StepEmission> emitWindows)
    {
        step.OpenForward();
        step.Writer.Line("MaxPooling.Forward<TSimd>(");
        emitWindows(step);
        step.Writer
            .Line($"    ref input, {step.InputLayout.ChannelStrideName}, "
                + $"ref output, {step.OutputLayout.ChannelStrideName});")
            .Close();
    }

    public static void Backward(StepEmission step, Action<StepEmission> emitWindows)
    {
        step.OpenBackward();
        step.Writer.Line($"MaxPooling.Backward<TSimd, {step.FoldedType}>(");
        emitWindows(step);
        step.Writer
            .Line($"    ref dOutput, {step.GradientInLayout.ChannelStrideName}, "
                + $"ref input, {step.InputLayout.ChannelStrideName},")
            .Line($"    ref output, {step.OutputLayout.ChannelStrideName}, "
                + $"ref dInput, {step.GradientOutLayout.ChannelStrideName},")
            .Line($"    {step.FoldedInstance});")
            .Close();
    }
}
