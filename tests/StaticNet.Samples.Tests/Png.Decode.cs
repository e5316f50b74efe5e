using System.Buffers.Binary;
using System.IO.Compression;

namespace StaticNet.Samples.Tests;

/// <summary>The pixels of a picture.</summary>
/// <param name="Width">The number of columns.</param>
/// <param name="Height">The number of rows.</param>
/// <param name="Bytes">Four for each pixel: red, green, blue, alpha.</param>
internal sealed record Pixels(int Width, int Height, byte[] Bytes)
{
    /// <summary>The colour at a column and a row.</summary>
    public (byte Red, byte Green, byte Blue) this[int x, int y]
    {
        get
        {
            ReadOnlySpan<byte> pixel = Bytes.AsSpan((y * Width + x) * 4);
            return (pixel[0], pixel[1], pixel[2]);
        }
    }
}

internal static partial class Png
{
    private const int Channels = 4;

    /// <summary>Reads a picture of 8-bit colours with alpha, not interlaced.</summary>
    public static Pixels Decode(byte[] file)
    {
        Assert.Equal("PNG"u8, file.AsSpan(1, 3));
        int width = 0, height = 0;
        using var packed = new MemoryStream();
        for (int position = 8; position < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(position));
            ReadOnlySpan<byte> type = file.AsSpan(position + 4, 4), data = file.AsSpan(position + 8, length);
            if (type.SequenceEqual("IHDR"u8))
            {
                (width, height) =
                    (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
                Assert.Equal([8, 6, 0, 0, 0], data[8..].ToArray());
            }
            else if (type.SequenceEqual("IDAT"u8))
            {
                packed.Write(data);
            }
            position += length + 12;
        }
        packed.Position = 0;
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        byte[] bytes = new byte[width * height * Channels];
        byte[] above = new byte[width * Channels];
        for (int y = 0; y < height; y++)
        {
            int filter = unpacked.ReadByte();
            Span<byte> row = bytes.AsSpan(y * width * Channels, width * Channels);
            unpacked.ReadExactly(row);
            Unfilter(filter, row, above);
            row.CopyTo(above);
        }
        return new Pixels(width, height, bytes);
    }

    private static void Unfilter(int filter, Span<byte> row, ReadOnlySpan<byte> above)
    {
        for (int i = 0; i < row.Length; i++)
        {
            int left = i >= Channels ? row[i - Channels] : 0, corner = i >= Channels ? above[i - Channels] : 0;
            row[i] += (byte)(filter switch
            {
                0 => 0,
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                _ => Paeth(left, above[i], corner),
            });
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        int estimate = left + above - corner;
        int toLeft = Math.Abs(estimate - left), toAbove = Math.Abs(estimate - above),
            toCorner = Math.Abs(estimate - corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
