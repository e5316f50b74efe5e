using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;

namespace StaticNet.Generators.Layers.Pooling;

/// <summary>The calls of the kernels of means, whatever the windows.</summary>
internal static class AveragePoolEmission
{
    public static void Forward(StepEmission step, Action<StepEmission> emitWindows, bool countPadding)
    {
        step.OpenForward();
        Call(step, "Forward", emitWindows, countPadding)
            .Line($"    ref input, {step.InputLayout.ChannelStrideName}, "
                + $"ref output, {step.OutputLayout.ChannelStrideName});")
            .Close();
    }

    public static void Backward(StepEmission step, Action<StepEmission> emitWindows, bool countPadding)
    {
        step.OpenBackward();
        Call(step, "Backward", emitWindows, countPadding)
            .Line($"    ref dOutput, {step.GradientInLayout.ChannelStrideName}, "
                + $"ref dInput, {step.GradientOutLayout.ChannelStrideName});")
            .Close();
    }

    private static CodeWriter Call(
        StepEmission step, string method, Action<StepEmission> emitWindows, bool countPadding)
    {
        step.Writer.Line($"AveragePooling.{method}<TSimd>(");
        emitWindows(step);
        return step.Writer.Line($"    countPadding: {Literals.Bool(countPadding)},");
    }
}
