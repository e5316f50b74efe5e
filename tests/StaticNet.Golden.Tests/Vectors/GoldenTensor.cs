using System.Text.Json;

namespace StaticNet.Golden.Tests.Vectors;

/// <summary>One tensor of a golden case, row-major.</summary>
/// <param name="Shape">The size of each axis; none for a scalar.</param>
/// <param name="Values">
/// The values. Those of float32 tensors are floats, so that converting them back loses nothing; class indices are
/// exact.
/// </param>
internal sealed record GoldenTensor(int[] Shape, double[] Values)
{
    /// <summary>The values as floats.</summary>
    public float[] Floats => Array.ConvertAll(Values, value => (float)value);

    /// <summary>The values as class indices.</summary>
    public int[] Integers => Array.ConvertAll(Values, value => checked((int)value));

    /// <summary>The number of values of the axes after the first.</summary>
    public int RowLength => Shape.Skip(1).Aggregate(1, (product, size) => product * size);

    /// <summary>Part <paramref name="index"/> along the first axis.</summary>
    /// <param name="index">Which part.</param>
    public GoldenTensor Row(int index)
        => new(Shape[1..], Values.AsSpan(index * RowLength, RowLength).ToArray());

    /// <summary>
    /// The same tensor with one axis moved after all others: PyTorch's channels first to channels last.
    /// </summary>
    /// <param name="axis">The axis; negative ones count from the end.</param>
    public GoldenTensor WithAxisLast(int axis)
    {
        if (Shape.Length < 2)
            return this;
        axis = axis < 0 ? axis + Shape.Length : axis;
        int size = Shape[axis];
        int inner = Shape.Skip(axis + 1).Aggregate(1, (product, length) => product * length);
        double[] moved = new double[Values.Length];
        for (int i = 0; i < moved.Length; i++)
        {
            (int outerAndAlong, int within) = Math.DivRem(i, inner);
            (int outer, int along) = Math.DivRem(outerAndAlong, size);
            moved[(outer * inner + within) * size + along] = Values[i];
        }
        return new([.. Shape[..axis], .. Shape[(axis + 1)..], size], moved);
    }

    /// <summary>Reads a tensor.</summary>
    /// <param name="json">The object with <c>shape</c>, <c>data</c> and, where it is not float32, <c>dtype</c>.</param>
    /// <exception cref="InvalidDataException">The data do not fill the shape.</exception>
    public static GoldenTensor Read(JsonElement json)
    {
        int[] shape = [.. json.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
        bool isFloat = !json.TryGetProperty("dtype", out JsonElement type) || type.GetString() == "float32";
        double[] values = [.. json.GetProperty("data").EnumerateArray().Select(value => ReadNumber(value, isFloat))];
        int count = shape.Aggregate(1, (product, size) => product * size);
        return values.Length == count
            ? new(shape, values)
            : throw new InvalidDataException(
                $"A tensor of shape [{string.Join(",", shape)}] has {values.Length} values.");
    }

    // Decimal to float in one step: by way of a double it could be rounded twice.
    private static double ReadNumber(JsonElement value, bool isFloat) => value.ValueKind switch
    {
        JsonValueKind.Number => isFloat ? value.GetSingle() : value.GetDouble(),
        JsonValueKind.String => value.GetString() switch
        {
            "NaN" or "nan" => double.NaN,
            "Infinity" or "inf" => double.PositiveInfinity,
            "-Infinity" or "-inf" => double.NegativeInfinity,
            string other => throw new InvalidDataException($"'{other}' is not a number."),
            null => throw new InvalidDataException("null is not a number."),
        },
        _ => throw new InvalidDataException($"{value.GetRawText()} is not a number."),
    };
}
