using System.Diagnostics.CodeAnalysis;

namespace StaticNet;

/// <summary>What the rows and tensors of layers of the user's own have in common.</summary>
internal static class LayerShape
{
    /// <summary>The rows of a sample, and the values of each.</summary>
    public static (int Positions, int Channels) RowsOf(ReadOnlySpan<int> shape)
    {
        int positions = 1;
        foreach (int axis in shape[..^1])
            positions *= axis;
        return (positions, shape[^1]);
    }

    /// <summary>A shape in words: <c>13x13x64</c>.</summary>
    public static string Text(ReadOnlySpan<int> shape, string separator = "x")
    {
        List<string> axes = [];
        foreach (int axis in shape)
            axes.Add($"{axis}");
        return string.Join(separator, axes);
    }

    /// <summary>Throws that there is no such row.</summary>
    [DoesNotReturn]
    public static void ThrowNoRow(int row, int count) => throw new ArgumentOutOfRangeException(
        nameof(row), $"The layer asks for row {row} of {count}, which are 0 to {count - 1}.");

    /// <summary>Throws that there is no such sample or position.</summary>
    [DoesNotReturn]
    public static void ThrowNoPosition(int sample, int samples, int position, int positions) =>
        throw new ArgumentOutOfRangeException(
            nameof(position),
            $"The layer asks for position {position} of sample {sample}, but there are {samples} samples of "
            + $"{positions} positions, both counted from 0.");

    /// <summary>Throws that there is no such tensor.</summary>
    [DoesNotReturn]
    public static void ThrowNoTensor(int tensor, int count) => throw new ArgumentOutOfRangeException(
        nameof(tensor), $"The layer asks for parameter {tensor}, counted from 0, but declares {count}.");
}
