using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Convolution;

/// <summary>A convolution of images.</summary>
internal sealed record Conv2D(LayerIdentity Id, int Filters, ConvolutionWindow Window, bool UseBias, string Initializer)
    : ForwardConvolution(Id, Filters, Window, UseBias, Initializer)
{
    public override string Kind => "Conv2D";

    protected override bool IsSequence => false;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        int filters = reader.Int(0);
        return Sizes.IsSensible(reader, id.Name, "filters", filters)
            && ConvolutionWindow.Bind2D(reader, id.Name) is { } window
            && reader.NamedEnum(id.Name, "Init", "GlorotUniform") is { } initializer
            ? new Conv2D(id, filters, window, reader.NamedBool("UseBias", true), initializer)
            : null;
    }
}
