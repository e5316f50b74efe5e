using StaticNet.Generators.Freezing;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Convolution;

/// <summary>A transposed convolution of images: the convolution of its output to its input, read backward.</summary>
internal sealed record ConvTranspose2D(
    LayerIdentity Id, int Filters, ConvolutionWindow Window, bool UseBias, string Initializer)
    : ConvolutionLayer(Id, Filters, Window, UseBias, Initializer)
{
    public override string Kind => "ConvTranspose2D";

    protected override string Library => "TransposedConvolution";

    protected override bool IsSequence => false;

    // PyTorch's order here is inputs first.
    public override WeightChannels ChannelsOfWeight => new(Axis: 1, Window.Groups);

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        int filters = reader.Int(0);
        return Sizes.IsSensible(reader, id.Name, "filters", filters)
            && ConvolutionWindow.Bind2D(reader, id.Name) is { } window
            && HasSensibleExtra(reader, id.Name, window.Y) && HasSensibleExtra(reader, id.Name, window.X)
            && reader.NamedEnum(id.Name, "Init", "GlorotUniform") is { } initializer
            ? new ConvTranspose2D(id, filters, window, reader.NamedBool("UseBias", true), initializer)
            : null;
    }

    public override string Formula(string input) => $"convTranspose2d({input}, weight)" + (UseBias ? " + bias" : "");

    public override long Flops(Shape input, Shape output) =>
        2L * Window.Taps * FiltersOfGroup * input.Size + (UseBias ? output.Size : 0);

    protected override ConvolutionSizes? Convolution(LayerInput input, ProblemList problems)
    {
        ImageSize image = Image(input.Shape);
        (long height, long top, long bottom) = Window.Y.Transpose(image.Height, Window.Padding);
        (long width, long left, long right) = Window.X.Transpose(image.Width, Window.Padding);
        if (height <= 0 || width <= 0)
        {
            problems.Add(ProblemKind.SizeMakesNoSense, Id.Attribute, Name,
                $"of {input.Shape} from {input.Producer} it would make an image of {height}x{width}");
            return null;
        }
        return FitsMemory(height + top + bottom, width + left + right, Filters, problems)
            ? new ConvolutionSizes(
                new ImageSize((int)height, (int)width, Filters), image, Window,
                (int)top, (int)bottom, (int)left, (int)right)
            : null;
    }

    protected override Shape OutputShape(ConvolutionSizes sizes) => new(sizes.Input.Height, sizes.Input.Width, Filters);

    protected override IEnumerable<string> WeightChannels => ["inputs", "outputs"];

    protected override (int[] Shape, Axis[] Axes) WeightFile(int inputs)
    {
        Axis[] channels = Window.Groups == 1 ? [InputAxis(inputs)] : [GroupAxis(inputs), InputAxis(inputs)];
        return (
            [inputs, FiltersOfGroup, Window.Y.Kernel, Window.X.Kernel],
            [.. channels, new Axis(FiltersOfGroup, 1), RowAxis(inputs), ColumnAxis(inputs)]);
    }

    private static bool HasSensibleExtra(AttributeReader reader, string layer, WindowAxis axis)
    {
        int limit = Math.Max(axis.Stride, axis.Dilation);
        if (axis.Extra == 0 || (axis.Extra > 0 && axis.Extra < limit))
            return true;
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, layer, $"its OutputPadding is {axis.Extra}",
            $"at least 0 and less than the stride or the dilation, {limit}");
        return false;
    }
}
