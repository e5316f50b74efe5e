using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Joins;

/// <summary>Axes of one sample, counted from the first or, where negative, from the last.</summary>
internal static class Axes
{
    /// <summary>The axis counted from the first, or null where the value has none such, which is reported.</summary>
    public static int? Find(Layer layer, int axis, LayerInput input, ProblemList problems)
    {
        int count = input.Shape.Axes.Count;
        if (axis >= -count && axis < count)
            return axis < 0 ? axis + count : axis;
        problems.Add(new Problem(
            ProblemKind.NoSuchAxis, layer.Id.Attribute,
            new[] { layer.Name, $"{axis}", input.Producer, input.Shape.ToString(), $"{-count}", $"{count - 1}" }
                .ToEquatableArray(),
            input.ProducerAttribute));
        return null;
    }
}
