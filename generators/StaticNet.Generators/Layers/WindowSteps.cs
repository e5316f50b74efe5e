using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers;

/// <summary>Whether a kernel or window can walk over its input.</summary>
internal static class WindowSteps
{
    /// <summary>Checks the steps of each axis; reports those that are not positive.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="strides">The distances of windows, axis by axis.</param>
    /// <param name="dilations">The distances of a window's positions.</param>
    /// <param name="input">What it walks over.</param>
    /// <param name="problems">Receives the report.</param>
    public static bool Check(
        Layer layer, IReadOnlyList<int> strides, IReadOnlyList<int> dilations, LayerInput input, ProblemList problems)
    {
        bool isStride = strides.Min() <= 0;
        IReadOnlyList<int> steps = isStride ? strides : dilations;
        if (steps.Min() > 0)
            return true;
        string name = isStride ? "Stride" : "Dilation";
        problems.Add(new Problem(
            ProblemKind.StepMakesNoSense, layer.Id.Attribute,
            new[]
            {
                layer.Name, input.Shape.ToString(), input.Producer, $"its {name.ToLowerInvariant()} is {steps.Min()}",
            }.ToEquatableArray(),
            input.ProducerAttribute,
            Fix: $"{name}s = [{InvariantText.Join(", ", steps.Select(static step => Math.Max(step, 1)))}]; "
                + $"{name} = 1"));
        return false;
    }
}
