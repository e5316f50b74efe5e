using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>The attributes of pooling layers.</summary>
internal static class PoolAttributes
{
    /// <summary>Pooling by windows.</summary>
    /// <param name="golden">The case.</param>
    /// <param name="name">The attribute.</param>
    public static string Windows(GoldenCase golden, string name)
    {
        int[] kernel = golden.Numbers("kernel");
        int[] pads = [.. golden.Numbers("padding").SelectMany(pad => (int[])[pad, pad])];
        return Source.Attribute(name, [
            Source.Shape(kernel),
            Spacing("Stride", golden.Numbers("stride"), kernel),
            pads.All(pad => pad == 0) ? null : $"Pad = [{Source.Shape(pads)}]",
            Spacing("Dilation", golden.Numbers("dilation"), [.. kernel.Select(_ => 1)]),
            golden.Flag("ceil_mode", false) ? "CeilMode = true" : null,
            golden.Flag("count_include_pad", true) ? null : "CountPadding = false",
        ]);
    }

    /// <summary>Pooling to a size.</summary>
    /// <param name="golden">The case.</param>
    public static string Adaptive(GoldenCase golden)
        => $"[AdaptiveAveragePool2D({Source.Shape(golden.Numbers("output"))})]";

    private static string? Spacing(string name, int[] values, int[] usual)
    {
        if (values.Length == 0 || values.SequenceEqual(usual))
            return null;
        return values.Distinct().Count() == 1 ? $"{name} = {values[0]}" : $"{name}s = [{Source.Shape(values)}]";
    }
}
