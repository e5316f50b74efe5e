using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Convolution;

/// <summary>
/// What an attribute says about the kernel and how it moves. Pad is empty unless it is given side by side.
/// </summary>
internal sealed record ConvolutionWindow(WindowAxis Y, WindowAxis X, string Padding, int Groups)
{
    public int Taps => Y.Kernel * X.Kernel;

    /// <summary>As messages say the kernel: <c>3x3</c>, or <c>3</c> where there is one axis.</summary>
    public string KernelText(bool hasTwoAxes) => hasTwoAxes ? $"{Y.Kernel}x{X.Kernel}" : $"{X.Kernel}";

    /// <summary>Reads the arguments of a layer over images, or reports what makes no sense and returns null.</summary>
    public static ConvolutionWindow? Bind2D(AttributeReader reader, string layer)
    {
        int height = reader.Int(1);
        int width = reader.HasPositional(2) ? reader.Int(2) : height;
        if (!Sizes.IsSensible(reader, layer, "kernel rows", height)
            || !Sizes.IsSensible(reader, layer, "kernel columns", width))
            return null;
        if (Pair(reader, layer, "Stride", 1) is not { } stride || Pair(reader, layer, "Dilation", 1) is not { } dilation
            || Pair(reader, layer, "OutputPadding", 0) is not { } extra)
            return null;
        if (reader.NamedEnum(layer, "Padding", "Valid") is not { } padding || Sides(reader, layer, 4) is not { } pad)
            return null;
        if (padding == "Causal")
        {
            reader.Reject(
                ProblemKind.ArgumentMakesNoSense, layer, "its Padding is Causal",
                "Valid or Same: an image has no order in time");
            return null;
        }
        bool isGiven = pad.Count > 0;
        WindowAxis y = new(
            height, stride.First, dilation.First, isGiven ? pad[0] : 0, isGiven ? pad[1] : 0, extra.First);
        WindowAxis x = new(
            width, stride.Second, dilation.Second, isGiven ? pad[2] : 0, isGiven ? pad[3] : 0, extra.Second);
        return new ConvolutionWindow(y, x, isGiven ? "Given" : padding, reader.NamedInt("Groups", 1));
    }

    /// <summary>The same for a layer over sequences, which are images of one row.</summary>
    public static ConvolutionWindow? Bind1D(AttributeReader reader, string layer)
    {
        int kernel = reader.Int(1);
        if (!Sizes.IsSensible(reader, layer, "kernel elements", kernel))
            return null;
        if (reader.NamedEnum(layer, "Padding", "Valid") is not { } padding || Sides(reader, layer, 2) is not { } pad)
            return null;
        bool isGiven = pad.Count > 0;
        WindowAxis x = new(
            kernel, reader.NamedInt("Stride", 1), reader.NamedInt("Dilation", 1),
            isGiven ? pad[0] : 0, isGiven ? pad[1] : 0, 0);
        return new ConvolutionWindow(WindowAxis.None, x, isGiven ? "Given" : padding, reader.NamedInt("Groups", 1));
    }

    // One number for both axes, or two in the plural.
    private static (int First, int Second)? Pair(AttributeReader reader, string layer, string name, int absent)
    {
        string plural = name + "s";
        if (!reader.HasNamed(plural))
            return (reader.NamedInt(name, absent), reader.NamedInt(name, absent));
        EquatableArray<int> pair = reader.NamedInts(plural);
        if (pair.Count == 2)
            return (pair[0], pair[1]);
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, layer, $"its {plural} has {pair.Count} numbers", "two, [down, across]");
        return null;
    }

    private static EquatableArray<int>? Sides(AttributeReader reader, string layer, int count)
    {
        if (!reader.HasNamed("Pad"))
            return EquatableArray<int>.Empty;
        EquatableArray<int> pad = reader.NamedInts("Pad");
        if (pad.Count == count && pad.All(static side => side is >= 0 and < (int)Sizes.Most))
            return pad;
        string sides = count == 4 ? "[top, bottom, left, right]" : "[before, after]";
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, layer, $"its Pad is [{InvariantText.Join(", ", pad)}]",
            $"{count} sides that are not negative, {sides}");
        return null;
    }
}

/// <summary>A kernel along one axis.</summary>
/// <param name="Kernel">Its elements.</param>
/// <param name="Stride">The distance of its places.</param>
/// <param name="Dilation">The distance of its elements.</param>
/// <param name="Before">The zeros before, where they are given.</param>
/// <param name="After">The zeros after, where they are given.</param>
/// <param name="Extra">What is added after the result of a transposed convolution.</param>
internal sealed record WindowAxis(int Kernel, int Stride, int Dilation, int Before, int After, int Extra)
{
    public static WindowAxis None { get; } = new(1, 1, 1, 0, 0, 0);

    /// <summary>How far the kernel reaches.</summary>
    public long Extent => (long)Dilation * (Kernel - 1) + 1;

    /// <summary>The places that the kernel has on an input, and the zeros on both sides of it.</summary>
    public (long Output, long Before, long After) Convolve(int input, string padding)
    {
        long same = (input + (long)Stride - 1) / Stride;
        long missing = Math.Max((same - 1) * Stride + Extent - input, 0);
        (long before, long after) = padding switch
        {
            "Same" => (missing / 2, missing - missing / 2),
            "Causal" => (Extent - 1, 0),
            "Given" => (Before, After),
            _ => (0L, 0L),
        };
        long room = input + before + after - Extent;
        return (room < 0 ? 0 : room / Stride + 1, before, after);
    }

    /// <summary>The length of a transposed convolution's result, and what is cut off both sides of it.</summary>
    public (long Output, long Before, long After) Transpose(int input, string padding)
    {
        long whole = (input - 1L) * Stride + Extent;
        if (padding != "Same")
            return (whole - Before - After + Extra, Before, After);
        long surplus = Math.Max(Extent - Stride, 0);
        return ((long)input * Stride + Extra, surplus / 2, surplus - surplus / 2);
    }
}
