using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Images;

/// <summary>Checks of inputs that must be images, height x width x channels, or sequences, length x channels.</summary>
internal static class ImageInput
{
    private const string Image = "an image (height x width x channels)";
    private const string Sequence = "a sequence (length x channels)";

    public static bool IsImage(Layer layer, LayerInput input, ProblemList problems)
    {
        if (input.Shape.Axes.Count != 3)
            return Report(layer, input, problems, Image);
        ChannelOrder.Check(input, problems);
        return true;
    }

    public static bool IsSequence(Layer layer, LayerInput input, ProblemList problems) =>
        input.Shape.Axes.Count == 2 || Report(layer, input, problems, Sequence);

    public static bool IsEither(Layer layer, LayerInput input, ProblemList problems) =>
        input.Shape.Axes.Count is 2 or 3 || Report(layer, input, problems, "an image or a sequence");

    /// <summary>A shape, or null where it is more than one array holds, which is reported.</summary>
    public static Shape? Sized(Layer layer, ProblemList problems, params long[] axes)
    {
        long positions = 1;
        foreach (long axis in axes.Take(axes.Length - 1))
        {
            positions *= axis;
            if (positions > Sizes.Most)
                break;
        }
        long channels = axes[axes.Length - 1];
        if (channels <= Sizes.Most && positions * Lanes.Pad((int)channels) <= Sizes.Most)
            return new Shape([.. axes.Select(static axis => (int)axis)]);
        problems.Add(ProblemKind.TooLarge, layer.Id.Attribute, layer.Name, $"{InvariantText.Join("x", axes)} values");
        return null;
    }

    private static bool Report(Layer layer, LayerInput input, ProblemList problems, string needed)
    {
        string reshape = Reshape(input.Shape, isSequence: needed == Sequence);
        bool isMixed = input.Shape.IsFlat && !input.IsDeclared;
        problems.Add(new Problem(
            ProblemKind.NotAnImage, layer.Id.Attribute,
            new[]
            {
                layer.Name, needed, input.Producer, input.Shape.ToString(),
                isMixed ? MoveUp(layer, input, reshape) : $"Insert [{reshape}]",
            }.ToEquatableArray(),
            input.ProducerAttribute, Fix: isMixed || reshape.Contains("channels") ? null : reshape));
        return false;
    }

    // The values of a dense layer are in no order that neighbours could be found by.
    private static string MoveUp(Layer layer, LayerInput input, string reshape) => input.FlattenedFrom is null
        ? $"Move {layer.Name} up, before {input.Producer}, or insert [{reshape}] if these values are meant as positions"
        : $"Put {layer.Name} before the values of {input.FlattenedFrom} are flattened";

    // A shape of as many values that is often meant: one channel more, or a square image.
    private static string Reshape(Shape shape, bool isSequence)
    {
        EquatableArray<int> axes = shape.Axes;
        if (axes.Count == (isSequence ? 1 : 2))
            return $"Reshape({InvariantText.Join(", ", axes)}, 1)";
        if (isSequence)
            return axes.Count > 2 ? $"Reshape({shape.Size / shape.Last}, {shape.Last})" : "Reshape(length, channels)";
        int side = (int)Math.Sqrt(shape.Size);
        return side * side == shape.Size ? $"Reshape({side}, {side}, 1)" : "Reshape(height, width, channels)";
    }
}
