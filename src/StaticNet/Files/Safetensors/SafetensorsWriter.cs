using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StaticNet;

/// <summary>
/// Writes a safetensors file. The same content gives the same bytes: metadata in the order of the keys, tensors in the
/// order in which they were added, except that larger elements come first so that all are aligned. A checksum of both
/// is the first of the metadata, under the key <c>crc32c</c>.
/// </summary>
public sealed class SafetensorsWriter
{
    private const int Alignment = 8;

    private readonly List<Pending> _tensors = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The metadata to write; <c>crc32c</c> is replaced by the checksum.</summary>
    public SortedDictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    private sealed class Pending(string name, SafetensorsType type, long[] shape, ReadOnlyMemory<byte> bytes, int index)
    {
        public string Name => name;

        public SafetensorsType Type => type;

        public long[] Shape => shape;

        public ReadOnlyMemory<byte> Bytes => bytes;

        public int Index => index;
    }

    /// <summary>Adds a tensor of single-precision values, which are copied.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its shape; empty for a single number.</param>
    /// <param name="values">Its values, row-major.</param>
    /// <exception cref="ArgumentException">
    /// The name is taken or the key of the metadata, or the shape is not that of the values.
    /// </exception>
    public void Add(string name, ReadOnlySpan<int> shape, ReadOnlySpan<float> values)
    {
        long[] sizes = new long[shape.Length];
        for (int i = 0; i < shape.Length; i++)
            sizes[i] = shape[i];
        Add(name, SafetensorsType.F32, sizes, SafetensorsConversion.ToBytes(values));
    }

    /// <summary>Adds a tensor of any type.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">The type of its elements.</param>
    /// <param name="shape">Its shape; empty for a single number.</param>
    /// <param name="bytes">
    /// Its elements, row-major and little-endian. Not copied: do not change them before saving.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The name is taken or the key of the metadata, the shape has more than 16 axes, or shape and type need another
    /// number of bytes.
    /// </exception>
    public void Add(string name, SafetensorsType type, ReadOnlySpan<long> shape, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name == SafetensorsHeader.MetadataKey)
            throw new ArgumentException($"{name} is the key of the metadata.", nameof(name));
        if (!Enum.IsDefined(type))
            throw new ArgumentOutOfRangeException(nameof(type), type, "No such type.");
        if (shape.Length > SafetensorsLimits.Axes)
        {
            throw new ArgumentException(
                $"'{name}' has {shape.Length} axes, more than {SafetensorsLimits.Axes}, which readers accept.",
                nameof(shape));
        }
        long bits = type.Bits();
        foreach (long size in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(size, nameof(shape));
            // No file is longer, and another size of zero would make it empty again.
            bits = size > 0 && bits > long.MaxValue / size ? long.MaxValue : bits * size;
        }
        if (bits != bytes.Length * 8L)
        {
            string sizes = InvariantText.Join(", ", shape.ToArray());
            throw new ArgumentException($"'{name}' ({type.Name()}, [{sizes}]) does not have {bytes.Length} bytes.");
        }
        if (!_names.Add(name))
            throw new ArgumentException($"There is a tensor '{name}' already.", nameof(name));
        _tensors.Add(new Pending(name, type, shape.ToArray(), bytes, _tensors.Count));
    }

    /// <summary>Creates the file, or replaces it atomically.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidOperationException">The header would be larger than readers accept (100 MB).</exception>
    /// <exception cref="FileWriteException">The name is not one for a file, or another program holds it.</exception>
    /// <exception cref="IOException">The file cannot be written; the old one is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// There is no permission to write the directory or the file.
    /// </exception>
    public void Save(string path) => AtomicFile.Write(path, Write);

    /// <summary>Writes the file into a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="InvalidOperationException">The header would be larger than readers accept (100 MB).</exception>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Pending[] ordered = [.. _tensors];
        Array.Sort(ordered, static (left, right) =>
        {
            int bySize = right.Type.Bits().CompareTo(left.Type.Bits());
            return bySize != 0 ? bySize : left.Index.CompareTo(right.Index);
        });
        byte[] header = WriteHeader(ordered);
        Span<byte> length = stackalloc byte[SafetensorsHeader.LengthBytes];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (Pending tensor in ordered)
            stream.Write(tensor.Bytes.Span);
    }

    private byte[] WriteHeader(Pending[] tensors)
    {
        if (tensors.Length > SafetensorsLimits.Tensors || Metadata.Count > SafetensorsLimits.MetadataKeys)
        {
            throw new InvalidOperationException(
                $"There are {tensors.Length} tensors and {Metadata.Count} entries of metadata; readers accept "
                + $"{SafetensorsLimits.Tensors} and {SafetensorsLimits.MetadataKeys}.");
        }
        ReadOnlySpan<byte> rest = WriteJson(tensors)[SafetensorsChecksum.MetadataStart.Length..];
        byte[] start = [.. SafetensorsChecksum.Placeholder, .. rest[0] == '}' ? ""u8 : ","u8];
        int length = (start.Length + rest.Length + Alignment - 1) / Alignment * Alignment;
        if (length > SafetensorsHeader.MaximumLength)
            throw new InvalidOperationException($"The header has {length} bytes, more than readers accept.");
        byte[] header = new byte[length];
        header.AsSpan().Fill((byte)' ');
        start.CopyTo(header, 0);
        rest.CopyTo(header.AsSpan(start.Length));
        Crc32C data = new();
        foreach (Pending tensor in tensors)
            data.Append(tensor.Bytes.Span);
        new SafetensorsChecksum(SafetensorsChecksum.OfHeader(header), data.Value).WriteTo(header);
        return header;
    }

    private ReadOnlySpan<byte> WriteJson(Pending[] tensors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        // The file is no web page: only what JSON itself requires is escaped.
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            json.WriteStartObject(SafetensorsHeader.MetadataKey);
            foreach ((string key, string value) in Metadata)
            {
                if (key != SafetensorsChecksum.Key)
                    json.WriteString(key, value);
            }
            json.WriteEndObject();
            long start = 0;
            foreach (Pending tensor in tensors)
            {
                WriteTensor(json, tensor, start);
                start += tensor.Bytes.Length;
            }
            json.WriteEndObject();
        }
        return buffer.WrittenSpan;
    }

    private static void WriteTensor(Utf8JsonWriter json, Pending tensor, long start)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", tensor.Type.Name());
        json.WriteStartArray("shape");
        foreach (long size in tensor.Shape)
            json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(start);
        json.WriteNumberValue(start + tensor.Bytes.Length);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
