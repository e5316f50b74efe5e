using System.Globalization;
using System.Text;

namespace StaticNet;

/// <summary>
/// The checksums of a file: the first entry of its metadata, one of the header without them and one of the data.
/// </summary>
/// <remarks>
/// A program that reads a file and writes it again with its metadata and other tensors hands on a checksum that is no
/// longer true. It does not hand on the space before the key, which is therefore part of what a checksum is known by.
/// </remarks>
/// <param name="Header">The checksum of the header.</param>
/// <param name="Data">The checksum of the data.</param>
internal readonly record struct SafetensorsChecksum(uint Header, uint Data)
{
    /// <summary>The key in the metadata.</summary>
    public const string Key = "crc32c";

    private const int DigitsLength = 16;

    /// <summary>How the JSON of every header with metadata starts.</summary>
    public static ReadOnlySpan<byte> MetadataStart => "{\"__metadata__\":{"u8;

    private static ReadOnlySpan<byte> Start => "{\"__metadata__\":{ \"crc32c\":\""u8;

    /// <summary>What stands before the other metadata.</summary>
    public static byte[] Placeholder => [.. Start, .. "0000000000000000\""u8];

    /// <summary>Finds the checksum of a file that has one.</summary>
    /// <param name="header">The JSON of its header.</param>
    /// <param name="checksum">The checksum; null where it cannot be read.</param>
    public static bool TryFind(ReadOnlySpan<byte> header, out SafetensorsChecksum? checksum)
    {
        checksum = null;
        if (!header.StartsWith(Start))
            return false;
        ReadOnlySpan<byte> digits = header[Start.Length..];
        if (digits.Length > DigitsLength && ulong.TryParse(
            digits[..DigitsLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong both))
            checksum = new SafetensorsChecksum((uint)(both >> 32), (uint)both);
        return true;
    }

    /// <summary>The checksum of a header, of all but the digits of the checksums.</summary>
    public static uint OfHeader(ReadOnlySpan<byte> header)
    {
        Crc32C checksum = new();
        checksum.Append(header[..Start.Length]);
        checksum.Append(header[(Start.Length + DigitsLength)..]);
        return checksum.Value;
    }

    /// <summary>Writes the digits into a header that starts with <see cref="Placeholder"/>.</summary>
    public void WriteTo(Span<byte> header) =>
        Encoding.ASCII.GetBytes($"{Header:x8}{Data:x8}", header.Slice(Start.Length, DigitsLength));
}
