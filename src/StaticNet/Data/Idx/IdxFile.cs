using System.Buffers.Binary;
using System.Collections.Immutable;

namespace StaticNet;

/// <summary>An IDX file, the format of MNIST: one array of numbers with any number of axes.</summary>
public sealed class IdxFile
{
    private readonly byte[] _bytes;

    private IdxFile(string fileName, IdxHeader header, byte[] bytes)
    {
        FileName = fileName;
        Type = header.Type;
        Shape = header.Shape;
        _bytes = bytes;
    }

    /// <summary>The path of the file, as given.</summary>
    public string FileName { get; }

    /// <summary>The type of the elements.</summary>
    public IdxType Type { get; }

    /// <summary>The sizes of the axes, all at least 1.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The elements as they are in the file: row-major, big-endian.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Reads a file, gzipped or not. Everything is checked before memory is allocated for the data.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IdxException">The file is not valid.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to read the file.</exception>
    public static IdxFile Read(string path)
    {
        using var source = new IdxSource(path);
        IdxHeader header = IdxHeader.Read(source);
        return new IdxFile(path, header, source.ReadData<byte>(header, static (_, bytes, data) => bytes.CopyTo(data)));
    }

    /// <summary>Reads a file whose header has to pass a check before memory is allocated for the data.</summary>
    /// <typeparam name="T">What becomes of each byte.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="check">Throws where the file is not the one that is needed.</param>
    /// <param name="convert">Makes it of the bytes, part by part.</param>
    /// <exception cref="IdxException">The file is not valid.</exception>
    internal static T[] Read<T>(string path, Action<IdxHeader> check, IdxConverter<T> convert)
    {
        using var source = new IdxSource(path);
        IdxHeader header = IdxHeader.Read(source);
        check(header);
        return source.ReadData(header, convert);
    }

    /// <summary>Reads the header alone.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IdxException">It is not valid.</exception>
    internal static IdxHeader ReadHeader(string path)
    {
        using var source = new IdxSource(path);
        return IdxHeader.Read(source);
    }

    /// <summary>The elements, rounded to single precision where they are more precise.</summary>
    public float[] ToSingles()
    {
        int size = IdxHeader.BytesOf(Type);
        float[] values = new float[_bytes.Length / size];
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> element = _bytes.AsSpan(i * size, size);
            values[i] = Type switch
            {
                IdxType.UInt8 => element[0],
                IdxType.Int8 => (sbyte)element[0],
                IdxType.Int16 => BinaryPrimitives.ReadInt16BigEndian(element),
                IdxType.Int32 => BinaryPrimitives.ReadInt32BigEndian(element),
                IdxType.Single => BinaryPrimitives.ReadSingleBigEndian(element),
                _ => (float)BinaryPrimitives.ReadDoubleBigEndian(element),
            };
        }
        return values;
    }
}
