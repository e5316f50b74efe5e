using System.Buffers.Binary;
using System.Text.Unicode;

namespace StaticNet;

/// <summary>
/// The header of a safetensors file: 8 bytes with its length, little-endian, then JSON that names the tensors, then
/// their data without gaps. Every claim is checked against the length of the file before anything is allocated for it.
/// </summary>
/// <param name="Tensors">The tensors in the order of their data.</param>
/// <param name="Metadata">The metadata.</param>
internal sealed record SafetensorsHeader(
    IReadOnlyList<SafetensorsTensor> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The number of bytes before the header, which hold its length.</summary>
    public const int LengthBytes = 8;

    /// <summary>The greatest header that readers accept, as in the reference implementation.</summary>
    public const long MaximumLength = 100_000_000;

    /// <summary>The key of the metadata, which no tensor can have as its name.</summary>
    public const string MetadataKey = "__metadata__";

    /// <summary>Reads and checks the header.</summary>
    /// <param name="stream">The file, at its start.</param>
    /// <param name="fileName">Its name, for errors.</param>
    /// <exception cref="SafetensorsException">The file is not valid.</exception>
    public static SafetensorsHeader Read(Stream stream, string fileName)
    {
        long fileLength = stream.Length;
        byte[] json = ReadJson(stream, fileLength, fileName);
        SafetensorsHeaderParser.Result parsed = SafetensorsHeaderParser.Parse(json, fileName);
        List<SafetensorsTensor> tensors =
            SafetensorsLayout.Check(parsed.Tensors, LengthBytes + json.Length, fileLength, fileName);
        return new SafetensorsHeader(tensors, parsed.Metadata);
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
                $"the header is said to have {length} bytes; at most {MaximumLength} are accepted.");
        }
        if ((long)length > fileLength - LengthBytes)
        {
            throw new SafetensorsException(fileName, SafetensorsError.InvalidHeaderLength, 0,
                $"the header is said to have {length} bytes, but only {fileLength - LengthBytes} follow.");
        }
        byte[] json = new byte[length];
        stream.ReadExactly(json);
        return Utf8.IsValid(json)
            ? json
            : throw new SafetensorsException(
                fileName, SafetensorsError.InvalidHeader, LengthBytes, "the header is not valid UTF-8.");
    }
}
