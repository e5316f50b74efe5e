namespace StaticNet.Generators.Model;

/// <summary>Finds the fewest axes through which a tensor in the block is seen in the order of its file.</summary>
internal static class ViewedAxes
{
    /// <summary>
    /// Takes each axis of the file's shape as one axis where its parts have one stride, otherwise as its parts.
    /// </summary>
    public static IReadOnlyList<Axis> Of(IReadOnlyList<int> shape, IReadOnlyList<Axis> axes)
    {
        List<Axis> viewed = [];
        for (int dimension = 0, next = 0; dimension < shape.Count; dimension++)
        {
            bool isLast = dimension == shape.Count - 1;
            List<Axis> parts = [];
            for (int size = 1; next < axes.Count && (isLast || parts.Count == 0 || size < shape[dimension]); next++)
            {
                parts.Add(axes[next]);
                size *= axes[next].Size;
            }
            if (TryMerge(parts) is { } whole)
                viewed.Add(whole);
            else
                viewed.AddRange(parts);
        }
        return viewed;
    }

    private static Axis? TryMerge(List<Axis> parts)
    {
        Axis whole = new(1, 1);
        foreach (Axis part in Enumerable.Reverse(parts).Where(static part => part.Size > 1))
        {
            if (whole.Size > 1 && part.Stride != whole.Size * whole.Stride)
                return null;
            whole = new Axis(whole.Size * part.Size, whole.Size > 1 ? whole.Stride : part.Stride);
        }
        return whole;
    }
}
