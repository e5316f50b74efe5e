using System.Runtime.InteropServices;
using System.Text;

namespace StaticNet.Benchmarks.Peers.Onnx;

/// <summary>Writes the wire format of protocol buffers, as much of it as an ONNX model needs.</summary>
internal sealed class ProtobufWriter
{
    private const int VarintType = 0;
    private const int LengthType = 2;
    private const int FixedType = 5;

    private readonly List<byte> _bytes = [];

    /// <summary>Writes a whole number.</summary>
    /// <param name="field">The number of the field.</param>
    /// <param name="value">Its value.</param>
    public ProtobufWriter Integer(int field, long value)
    {
        Varint((ulong)(field << 3 | VarintType));
        Varint((ulong)value);
        return this;
    }

    /// <summary>Writes a float.</summary>
    /// <param name="field">The number of the field.</param>
    /// <param name="value">Its value.</param>
    public ProtobufWriter Float(int field, float value)
    {
        Varint((ulong)(field << 3 | FixedType));
        _bytes.AddRange(MemoryMarshal.AsBytes(new ReadOnlySpan<float>(in value)));
        return this;
    }

    /// <summary>Writes a string.</summary>
    /// <param name="field">The number of the field.</param>
    /// <param name="value">Its value.</param>
    public ProtobufWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Writes floats as raw little-endian bytes.</summary>
    /// <param name="field">The number of the field.</param>
    /// <param name="values">The values.</param>
    public ProtobufWriter Floats(int field, ReadOnlySpan<float> values) => Bytes(field, MemoryMarshal.AsBytes(values));

    /// <summary>Writes a nested message.</summary>
    /// <param name="field">The number of the field.</param>
    /// <param name="message">Its contents.</param>
    public ProtobufWriter Message(int field, ProtobufWriter message) => Bytes(field, message.ToArray());

    /// <summary>What was written.</summary>
    public byte[] ToArray() => [.. _bytes];

    private ProtobufWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Varint((ulong)(field << 3 | LengthType));
        Varint((ulong)value.Length);
        _bytes.AddRange(value);
        return this;
    }

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _bytes.Add((byte)(value | 0x80));
        _bytes.Add((byte)value);
    }
}
