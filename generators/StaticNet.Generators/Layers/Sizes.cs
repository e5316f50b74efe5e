using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers;

/// <summary>Checks of declared sizes that every kind shares.</summary>
internal static class Sizes
{
    /// <summary>
    /// The most floats that one block of parameters, or one sample, may have: an array's limit, roundly.
    /// </summary>
    public const long Most = 0x7000_0000;

    /// <summary>Whether a size is positive and fits an array with its padding; reports it otherwise.</summary>
    public static bool IsSensible(AttributeReader reader, string layer, string what, int size)
    {
        if (size <= 0)
            reader.Reject(ProblemKind.SizeMakesNoSense, layer, $"its number of {what} is {size}");
        else if (size > Most)
            reader.Reject(ProblemKind.TooLarge, layer, $"{size} {what}");
        else
            return true;
        return false;
    }

    /// <summary>A declared shape, or null where it makes no sense, which is reported.</summary>
    public static Shape? ReadShape(AttributeReader reader, string layer)
    {
        EquatableArray<int> axes = reader.Ints(0);
        if (axes.Count == 0)
        {
            reader.Reject(ProblemKind.SizeMakesNoSense, layer, "its shape has no axis");
            return null;
        }
        foreach (int axis in axes)
        {
            if (axis <= 0)
            {
                reader.Reject(
                    ProblemKind.SizeMakesNoSense, layer,
                    $"its shape {InvariantText.Join("x", axes)} has an axis of {axis}");
                return null;
            }
        }
        if (Product(axes) is null)
        {
            reader.Reject(ProblemKind.TooLarge, layer, $"{InvariantText.Join("x", axes)} values");
            return null;
        }
        return new Shape(axes);
    }

    public static bool FitsParameters(long floats) => floats <= Most;

    private static long? Product(EquatableArray<int> axes)
    {
        long product = 1;
        foreach (int axis in axes)
        {
            product *= axis;
            if (product > Most)
                return null;
        }
        return product;
    }
}
