using System.Buffers.Binary;
using System.Text.Unicode;

namespace StaticNet;

/// <summary>
/// The header of a safetensors file: 8 bytes with its length, little-endian, then JSON that names the tensors, then
/// their data without gaps. Every claim is checked against the length of the file before anything is allocated for it.
/// </summary>
/// <param name="TensorsByName">The tensors by their names.</param>
/// <param name="Metadata">The metadata.</param>
/// <param name="DataPosition">The byte of the file at which the data starts.</param>
internal sealed record SafetensorsHeader(
    IReadOnlyDictionary<string, SafetensorsTensor> TensorsByName,
    IReadOnlyDictionary<string, string> Metadata,
    long DataPosition)
{
    /// <summary>The number of bytes before the header, which hold its length.</summary>
    public const int LengthBytes = 8;

    /// <summary>The greatest header that readers accept, as in the reference implementation.</summary>
    public const long MaximumLength = 100_000_000;

    /// <summary>The key of the metadata, which no tensor can have as its name.</summary>
    public const string MetadataKey = "__metadata__";

    /// <summary>The tensors in the order of their data.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors { get; private init; } = [];

    /// <summary>The checksum that the data should have, where the file says so.</summary>
    public uint? DataChecksum { get; private init; }

    /// <summary>Reads and checks the header.</summary>
    /// <param name="stream">The file, at its start.</param>
    /// <param name="fileName">Its name, for errors.</param>
    /// <exception cref="SafetensorsException">The file is not valid.</exception>
    public static SafetensorsHeader Read(Stream stream, string fileName)
    {
        long fileLength = stream.Length;
        byte[] json = ReadJson(stream, fileLength, fileName);
        uint? dataChecksum = CheckChecksum(json, fileName);
        SafetensorsHeader parsed = SafetensorsHeaderParser.Parse(json, fileName);
        return parsed with
        {
            Tensors = SafetensorsLayout.Check(parsed, fileLength, fileName),
            DataChecksum = dataChecksum,
        };
    }

    private static uint? CheckChecksum(byte[] json, string fileName)
    {
        if (!SafetensorsChecksum.TryFind(json, out SafetensorsChecksum? checksum))
            return null;
        return checksum is { } found && found.Header == SafetensorsChecksum.OfHeader(json)
            ? found.Data
            : throw new SafetensorsException(fileName, SafetensorsError.ChecksumMismatch, LengthBytes,
                "the header is not as it was written: the file is damaged.");
    }

    private static byte[] ReadJson(Stream stream, long fileLength, string fileName)
    {
        if (fileLength < LengthBytes)
        {
            throw new SafetensorsException(fileName, SafetensorsError.HeaderTooSmall, fileLength,
                $"the file has {fileLength} bytes, but the header's length alone takes {LengthBytes}.");
        }
        Span<byte> lengthBytes = stackalloc byte[LengthBytes];
        stream.ReadExactly(lengthBytes);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        if (length > MaximumLength)
        {
            throw new SafetensorsException(fileName, SafetensorsError.HeaderTooLarge, 0,
                ForeignFile.Describe(lengthBytes)
                ?? $"the header is said to have {length} bytes; at most {MaximumLength} are accepted.");
        }
        if ((long)length > fileLength - LengthBytes)
        {
            throw new SafetensorsException(fileName, SafetensorsError.InvalidHeaderLength, 0,
                ForeignFile.Describe(lengthBytes)
                ?? $"the header is said to have {length} bytes, but only {fileLength - LengthBytes} follow.");
        }
        byte[] json = new byte[length];
        stream.ReadExactly(json);
        return Utf8.IsValid(json)
            ? json
            : throw new SafetensorsException(
                fileName, SafetensorsError.InvalidHeader, LengthBytes, "the header is not valid UTF-8.");
    }
}
