using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Attention;

/// <summary>What attention and embeddings of positions run along: a time axis, or the first of two.</summary>
internal static class PositionAxis
{
    /// <summary>Whether a layer over such a value runs along its time axis.</summary>
    public static bool IsTime(LayerInput input) => input.Shape is { HasTime: true, IsFlat: true };

    /// <summary>Checks that a value has such an axis; reports where it has none.</summary>
    public static bool Exists(Layer layer, bool isOverTime, LayerInput input, ProblemList problems)
    {
        if (isOverTime ? input.Shape.IsFlat : input.Shape.Axes.Count == 2)
            return true;
        problems.Add(new Problem(
            ProblemKind.NothingToAttendTo, layer.Id.Attribute,
            new[] { layer.Name, input.Producer, input.Shape.ToString() }.ToEquatableArray(), input.ProducerAttribute));
        return false;
    }

    /// <summary>Says to the library which rows are which positions.</summary>
    public static string Rows(bool isOverTime, ValueLayout layout, string samples = "rows") => isOverTime
        ? "new PositionRows(rows, time, 1, rows)"
        : $"new PositionRows({samples}, {layout.PositionsName}, {layout.PositionsName}, 1)";
}
