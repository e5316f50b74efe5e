using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Pooling;

/// <summary>Whether windows find room on their input.</summary>
internal static class WindowFit
{
    /// <summary>Checks every axis, and reports a window that is larger than its padded input, or sizes that no array holds.</summary>
    public static bool Check(Layer layer, WindowArguments windows, LayerInput input, string what, ProblemList problems)
    {
        if (!HasSteps(layer, windows, input, problems))
            return false;
        int[] axes = [.. Enumerable.Range(0, windows.Sizes.Count)];
        long[] padded = [.. axes.Select(axis => Padded(windows, axis, input.Shape.Axes[axis]))];
        if (padded.Any(static length => length > Sizes.Most) || axes.Any(axis => windows.Extent(axis) > Sizes.Most))
        {
            string dilated = string.Join("x", axes.Select(windows.Extent));
            problems.Add(ProblemKind.TooLarge, layer.Id.Attribute, layer.Name, $"a {what} of {dilated} on a padded input of {string.Join("x", padded)}");
            return false;
        }
        if (axes.All(axis => windows.Output(axis, input.Shape.Axes[axis]) > 0))
            return true;
        problems.Add(new Problem(
            ProblemKind.KernelTooLarge, layer.Id.Attribute,
            new[]
            {
                layer.Name, string.Join("x", axes.Select(windows.Extent)), input.Producer, input.Shape.ToString(),
                string.Join("x", padded), what,
            }.ToEquatableArray(),
            input.ProducerAttribute));
        return false;
    }

    private static bool HasSteps(Layer layer, WindowArguments windows, LayerInput input, ProblemList problems)
    {
        (int stride, int dilation) = (windows.Strides.Min(), windows.Dilations.Min());
        if (stride > 0 && dilation > 0)
            return true;
        string fault = stride <= 0 ? $"its stride is {stride}" : $"its dilation is {dilation}";
        problems.Add(new Problem(
            ProblemKind.StepMakesNoSense, layer.Id.Attribute,
            new[] { layer.Name, input.Shape.ToString(), input.Producer, fault }.ToEquatableArray(), input.ProducerAttribute));
        return false;
    }

    private static long Padded(WindowArguments windows, int axis, int input)
    {
        (long before, long after) = windows.Padding(axis, input);
        return before + input + after;
    }
}
