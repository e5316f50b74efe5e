using StaticNet.Generators.Layers.Images;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Pooling;

/// <summary>Whether windows find room on their input.</summary>
internal static class WindowFit
{
    /// <summary>
    /// Checks every axis, and reports a window that is larger than its padded input, or sizes that no array holds.
    /// </summary>
    public static bool Check(Layer layer, WindowArguments windows, LayerInput input, string what, ProblemList problems)
    {
        if (!WindowSteps.Check(layer, windows.Strides, windows.Dilations, input, problems))
            return false;
        int[] axes = [.. Enumerable.Range(0, windows.Sizes.Count)];
        long[] padded = [.. axes.Select(axis => Padded(windows, axis, input.Shape.Axes[axis]))];
        if (padded.Any(static length => length > Sizes.Most) || axes.Any(axis => windows.Extent(axis) > Sizes.Most))
        {
            string dilated = InvariantText.Join("x", axes.Select(windows.Extent));
            problems.Add(
                ProblemKind.TooLarge, layer.Id.Attribute, layer.Name,
                $"a {what} of {dilated} on a padded input of {InvariantText.Join("x", padded)}");
            return false;
        }
        if (axes.All(axis => windows.Output(axis, input.Shape.Axes[axis]) > 0))
            return true;
        problems.Add(new Problem(
            ProblemKind.KernelTooLarge, layer.Id.Attribute,
            new[]
            {
                layer.Name, InvariantText.Join("x", axes.Select(windows.Extent)), input.Producer,
                input.Shape.ToString(), InvariantText.Join("x", padded), what,
                ChannelOrder.AdviceForWindow(input, what, problems),
            }.ToEquatableArray(),
            input.ProducerAttribute, Fix: ChannelOrder.IsMixedUp(problems) ? null : SamePadding(windows, axes, input)));
        return false;
    }

    // Only what the attribute does not pad itself: what it says is not taken back.
    private static string? SamePadding(WindowArguments windows, int[] axes, LayerInput input)
    {
        WindowArguments same = windows with { IsSame = true };
        return windows.Pads.Count == 0 && axes.All(axis => !same.Along(axis, input.Shape.Axes[axis]).HasEmptyWindow)
            ? "Padding = PaddingMode.Same"
            : null;
    }

    private static long Padded(WindowArguments windows, int axis, int input)
    {
        (long before, long after) = windows.Padding(axis, input);
        return before + input + after;
    }
}
