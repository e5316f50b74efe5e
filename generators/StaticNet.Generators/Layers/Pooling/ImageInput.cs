using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Pooling;

/// <summary>Checks of inputs that must be images, height x width x channels, or sequences, length x channels.</summary>
internal static class ImageInput
{
    private const string Image = "an image, height x width x channels";
    private const string Sequence = "a sequence, length x channels";

    public static bool IsImage(Layer layer, LayerInput input, ProblemList problems) =>
        input.Shape.Axes.Count == 3 || Report(layer, input, problems, Image);

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
        if (positions * Lanes.Pad((int)axes[axes.Length - 1]) <= Sizes.Most)
            return new Shape([.. axes.Select(static axis => (int)axis)]);
        problems.Add(ProblemKind.TooLarge, layer.Id.Attribute, layer.Name, $"{string.Join("x", axes)} values");
        return null;
    }

    private static bool Report(Layer layer, LayerInput input, ProblemList problems, string needed)
    {
        Shape shape = input.Shape;
        string advice = (shape.Axes.Count, needed) switch
        {
            (1, _) when input.FlattenedFrom is { } image => $"Put {layer.Name} before the values of {image} are flattened",
            (2, Image) => $"Insert [Reshape({shape.Axes[0]}, {shape.Axes[1]}, 1)] for an image of one channel",
            (3, Sequence) => $"Use {layer.Kind.Replace("1D", "2D")}",
            (1, Image) => $"Insert [Reshape(height, width, channels)] for {shape.Size} values",
            (1, Sequence) => $"Insert [Reshape({shape.Size}, 1)] for a sequence of one channel",
            _ => "Insert [Reshape(...)]",
        };
        problems.Add(new Problem(
            ProblemKind.NeedsImage, layer.Id.Attribute,
            new[] { layer.Name, needed, input.Producer, shape.ToString(), advice }.ToEquatableArray(), input.ProducerAttribute));
        return false;
    }
}
