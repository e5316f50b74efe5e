using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Recurrent;

/// <summary>What every recurrent layer's attribute says.</summary>
/// <param name="Units">The number of outputs of one direction.</param>
/// <param name="UseBias">Whether biases are added.</param>
/// <param name="ReturnSequences">Whether the output has a time axis.</param>
/// <param name="Bidirectional">Whether the sequence is also read backward.</param>
internal sealed record RecurrentSettings(int Units, bool UseBias, bool ReturnSequences, bool Bidirectional)
{
    /// <summary>The settings, or null where they make no sense, which is reported.</summary>
    public static RecurrentSettings? Read(AttributeReader reader, LayerIdentity id)
    {
        int units = reader.Int(0);
        return Sizes.IsSensible(reader, id.Name, "units", units)
            ? new RecurrentSettings(
                units, reader.NamedBool("UseBias", true), reader.NamedBool("ReturnSequences", true),
                reader.NamedBool("Bidirectional"))
            : null;
    }
}
