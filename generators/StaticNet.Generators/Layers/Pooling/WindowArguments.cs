using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Pooling;

/// <summary>What an attribute says about windows, one number for each axis: down and across, or along.</summary>
/// <param name="Sizes">The positions of a window.</param>
/// <param name="Strides">The distances of windows.</param>
/// <param name="Dilations">The distances of positions.</param>
/// <param name="IsSame">Whether as much is padded as keeps the length, divided by the stride.</param>
/// <param name="Pads">The padding before and after each axis, where it is given.</param>
/// <param name="CeilMode">Whether windows may reach beyond the padded input.</param>
internal sealed record WindowArguments(
    EquatableArray<int> Sizes,
    EquatableArray<int> Strides,
    EquatableArray<int> Dilations,
    bool IsSame,
    EquatableArray<int> Pads,
    bool CeilMode)
{
    /// <summary>As messages say the window: <c>3x2</c>.</summary>
    public string Text => InvariantText.Join("x", Sizes);

    /// <summary>Reads them, or reports what makes no sense and returns null.</summary>
    /// <param name="reader">The attribute, whose first arguments are the size of the window.</param>
    /// <param name="layer">The layer's name.</param>
    /// <param name="axes">The number of axes.</param>
    /// <param name="stride">The default of strides; 0 for the size of the window.</param>
    public static WindowArguments? Bind(AttributeReader reader, string layer, int axes, int stride)
    {
        int first = reader.Int(0);
        int[] sizes = axes == 1 ? [first] : [first, reader.HasPositional(1) ? reader.Int(1) : first];
        if (!AreSensible(reader, layer, sizes)
            || !ReadPadding(reader, layer, axes, out bool isSame, out EquatableArray<int> pads))
            return null;
        int[] ones = [.. sizes.Select(static _ => 1)];
        int[] fallback = stride == 0 ? sizes : [.. sizes.Select(_ => stride)];
        if (PerAxis(reader, layer, "Stride", fallback) is not { } strides
            || PerAxis(reader, layer, "Dilation", ones) is not { } dilations)
            return null;
        // Of one position, all dilations are the same.
        int[] effective =
            [.. dilations.Zip(sizes, static (dilation, size) => size == 1 ? Math.Min(dilation, 1) : dilation)];
        return new WindowArguments(
            sizes.ToEquatableArray(), strides.ToEquatableArray(), effective.ToEquatableArray(), isSame, pads,
            reader.NamedBool("CeilMode"));
    }

    /// <summary>The length of a window, dilated.</summary>
    public long Extent(int axis) => (Sizes[axis] - 1L) * Dilations[axis] + 1;

    /// <summary>The padding before and after an axis.</summary>
    public (long Before, long After) Padding(int axis, int input)
    {
        if (!IsSame)
            return Pads.Count == 0 ? (0, 0) : (Pads[2 * axis], Pads[2 * axis + 1]);
        long output = (input + (long)Strides[axis] - 1) / Strides[axis];
        long missing = Math.Max((output - 1) * Strides[axis] + Extent(axis) - input, 0);
        return (missing / 2, missing - missing / 2);
    }

    /// <summary>The number of windows: not above 0 where not even one fits.</summary>
    public long Output(int axis, int input)
    {
        (long before, long after) = Padding(axis, input);
        int stride = Strides[axis];
        long room = input + before + after - Extent(axis) + (CeilMode ? stride - 1 : 0);
        if (room < 0)
            return 0;
        long output = room / stride + 1;
        // A window that starts after the input would see nothing but padding.
        return CeilMode && (output - 1) * stride >= input + before ? output - 1 : output;
    }

    /// <summary>The windows along an axis, for which there is room.</summary>
    public PoolAxis Along(int axis, int input)
    {
        (long before, long after) = Padding(axis, input);
        // One window has none to be at a distance from; what is longer than the input cannot be told from it.
        long output = Output(axis, input);
        long stride = output == 1 ? Math.Min(Strides[axis], input + before + after) : Strides[axis];
        return new PoolAxis(input, (int)output, Sizes[axis], (int)stride, Dilations[axis], (int)before, (int)after);
    }

    // One number for all axes, or one for each in the plural.
    private static int[]? PerAxis(AttributeReader reader, string layer, string name, int[] absent)
    {
        string plural = name + "s";
        if (!reader.HasNamed(plural))
            return reader.HasNamed(name) ? [.. absent.Select(_ => reader.NamedInt(name))] : absent;
        EquatableArray<int> numbers = reader.NamedInts(plural);
        if (numbers.Count == absent.Length)
            return [.. numbers];
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, layer,
            $"its {plural} has {numbers.Count} numbers", "two, [down, across]");
        return null;
    }

    private static bool AreSensible(AttributeReader reader, string layer, int[] sizes)
    {
        string text = InvariantText.Join("x", sizes);
        if (sizes.Any(static size => size <= 0))
            reader.Reject(ProblemKind.SizeMakesNoSense, layer, $"its window is {text}");
        else if (sizes.Any(static size => size > Layers.Sizes.Most))
            reader.Reject(ProblemKind.TooLarge, layer, $"a window of {text}");
        else
            return true;
        return false;
    }

    private static bool ReadPadding(
        AttributeReader reader, string layer, int axes, out bool isSame, out EquatableArray<int> pads)
    {
        string? mode = reader.NamedEnum(layer, "Padding", "Valid");
        isSame = mode == "Same";
        pads = reader.NamedInts("Pad");
        if (mode == "Causal")
        {
            reader.Reject(ProblemKind.ArgumentMakesNoSense, layer, "its Padding is Causal", "Valid or Same");
            return false;
        }
        if (mode is null || !reader.HasNamed("Pad"))
            return mode is not null;
        isSame = false;
        if (pads.Count == 2 * axes && pads.All(static pad => pad is >= 0 and <= (int)Layers.Sizes.Most))
            return true;
        string sides = axes == 1
            ? "2 numbers that are not negative, [before, after]"
            : "4 numbers that are not negative, [top, bottom, left, right]";
        reader.Reject(ProblemKind.ArgumentMakesNoSense, layer, $"its Pad is [{InvariantText.Join(", ", pads)}]", sides);
        return false;
    }
}
