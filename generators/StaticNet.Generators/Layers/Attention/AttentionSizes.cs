using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Attention;

/// <summary>The sizes of an attention's rows.</summary>
/// <param name="Features">The values of a row that is read.</param>
/// <param name="Heads">The number of heads.</param>
internal sealed record AttentionSizes(int Features, int Heads)
{
    public static AttentionSizes Of(AttentionLayer layer, Shape shape) => new(shape.Last, layer.Settings.Heads);

    public static AttentionSizes Of(AttentionLayer layer, Step step) => Of(layer, step.LayerInput.Shape);

    /// <summary>The values of a head.</summary>
    public int HeadSize => Math.Max(Features / Heads, 1);

    /// <summary>Its part of a row, whole vectors.</summary>
    public int HeadStride => Lanes.Whole(HeadSize);

    /// <summary>The length of the parts of all heads.</summary>
    public int Width => Heads * HeadStride;

    /// <summary>The features, whole vectors.</summary>
    public int Columns => Lanes.Whole(Features);

    /// <summary>The length of a row of the first weight.</summary>
    public int InProjStride => Lanes.Pad(3 * Width);

    /// <summary>The length of a row of the second weight.</summary>
    public int OutProjStride => Lanes.Pad(Features);

    /// <summary>The logarithm and the mean of each head.</summary>
    public int LogSumsStride => Lanes.Pad(2 * Heads);

    /// <summary>The length of a row of what is projected.</summary>
    public int ProjectedStride(AttentionProjection projection) => Lanes.Pad(projection.Count * Width);

    /// <summary>The floats of the second weight, transposed, and after it of the parts of the first.</summary>
    public int TransposedFloats(IEnumerable<AttentionProjection> projections) =>
        Features * Width + projections.Sum(projection => projection.Count * Width * OutProjStride);
}
