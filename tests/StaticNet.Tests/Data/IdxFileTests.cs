using System.Buffers.Binary;
using System.IO.Compression;

namespace StaticNet.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    internal static byte[] Idx(byte type, uint[] shape, byte[] data)
    {
        byte[] header = new byte[4 + (4 * shape.Length)];
        (header[2], header[3]) = (type, (byte)shape.Length);
        for (int i = 0; i < shape.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4 + (4 * i)), shape[i]);
        return [.. header, .. data];
    }

    internal static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(content);
        return packed.ToArray();
    }

    private IdxException Rejected(byte[] content, IdxError error)
    {
        string path = _directory.Write("data-idx", content);
        var exception = Assert.Throws<IdxException>(() => IdxFile.Read(path));
        Assert.Equal(error, exception.Error);
        Assert.StartsWith($"{path}, byte {exception.Position}: ", exception.Message);
        return exception;
    }

    [Fact]
    public void Reads_every_type_and_tells_gzip_by_its_content()
    {
        (byte Type, byte[] Data, float[] Values)[] cases =
        [
            (0x08, [0, 200], [0, 200]),
            (0x09, [1, 0xFF], [1, -1]),
            (0x0B, [0x01, 0x00, 0xFF, 0xFE], [256, -2]),
            (0x0C, [0, 1, 0, 0, 0xFF, 0xFF, 0xFF, 0xFD], [65536, -3]),
            (0x0D, [0x3F, 0xC0, 0, 0, 0x80, 0, 0, 0], [1.5f, -0f]),
            (0x0E, [0x3F, 0xF8, 0, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0], [1.5f, -2]),
        ];
        foreach ((byte type, byte[] data, float[] values) in cases)
        {
            byte[] plain = Idx(type, [1, 2], data);
            foreach (byte[] content in new[] { plain, Gzip(plain) })
            {
                IdxFile file = IdxFile.Read(_directory.Write("misleading.txt", content));
                Assert.Equal((IdxType)type, file.Type);
                Assert.Equal([1, 2], file.Shape);
                Assert.Equal(data, file.Bytes);
                Assert.Equal(values, file.ToSingles());
            }
        }
    }

    [Fact]
    public void Bad_files_are_rejected_whether_gzipped_or_not()
    {
        (byte[] Content, IdxError Error)[] cases =
        [
            ([], IdxError.TooShort),
            ([0, 0, 8], IdxError.TooShort),
            ([0, 0, 8, 2, 0, 0, 0, 1], IdxError.TooShort),
            ([1, 0, 8, 1, 0, 0, 0, 1, 5], IdxError.BadMagic),
            (Idx(0x0A, [1], [1]), IdxError.BadType),
            ([0, 0, 8, 0, 1], IdxError.BadRank),
            (Idx(8, [2, 0], []), IdxError.BadSize),
            (Idx(8, [uint.MaxValue], [1]), IdxError.Overflow),
            (Idx(8, [65536, 65536], [1]), IdxError.Overflow),
            (Idx(8, [int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue], [1]), IdxError.Overflow),
            (Idx(0x0E, [int.MaxValue / 4], [1]), IdxError.Overflow),
            (Idx(8, [3], [1, 2]), IdxError.TooShort),
            (Idx(8, [3], [1, 2, 3, 4]), IdxError.TooLong),
        ];
        foreach ((byte[] content, IdxError error) in cases)
        {
            Rejected(content, error);
            Rejected(Gzip(content), error);
        }
    }

    [Fact]
    public void A_truncated_or_corrupt_gzip_is_rejected_wherever_it_is_broken()
    {
        byte[] data = new byte[5000];
        new Random(1).NextBytes(data);
        byte[] packed = Gzip(Idx(8, [5000], data));
        for (int length = 2; length < packed.Length; length += length < packed.Length - 20 ? 97 : 1)
            Rejected(packed[..length], IdxError.BadGzip);
        byte[] corrupt = [.. packed];
        corrupt[2500] ^= 1;
        Rejected(corrupt, IdxError.BadGzip);
    }

    [Fact]
    public void A_promise_that_the_file_cannot_keep_allocates_nothing()
    {
        byte[] lie = Idx(8, [2_000_000_000], [1, 2, 3]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Rejected(lie, IdxError.TooShort);
        Rejected(Gzip(lie), IdxError.TooShort);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_gzip_bomb_is_not_unpacked()
    {
        byte[] bomb = Gzip(Idx(8, [10], new byte[50_000_000]));
        Assert.InRange(bomb.Length, 0, 100_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Rejected(bomb, IdxError.TooLong);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_gzip_bomb_whose_header_is_true_is_not_unpacked_either()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Idx(8, [300, 1_000_000], []));
            byte[] zeros = new byte[1_000_000];
            for (int i = 0; i < 300; i++)
                gzip.Write(zeros);
        }
        byte[] bomb = packed.ToArray();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Rejected(bomb, IdxError.GzipBomb);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }
}
