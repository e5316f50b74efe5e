using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Convolution;

/// <summary>A convolution along one axis: that of an image of one row.</summary>
internal sealed record Conv1D(LayerIdentity Id, int Filters, ConvolutionWindow Window, bool UseBias, string Initializer)
    : ForwardConvolution(Id, Filters, Window, UseBias, Initializer)
{
    public override string Kind => "Conv1D";

    protected override bool IsSequence => true;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        int filters = reader.Int(0);
        return Sizes.IsSensible(reader, id.Name, "filters", filters)
            && ConvolutionWindow.Bind1D(reader, id.Name) is { } window
            && reader.NamedEnum(id.Name, "Init", "GlorotUniform") is { } initializer
            ? new Conv1D(id, filters, window, reader.NamedBool("UseBias", true), initializer)
            : null;
    }
}
