using System.Buffers.Binary;
using System.IO.Compression;

namespace StaticNet;

/// <summary>Makes values of some bytes of the data.</summary>
/// <param name="start">The index of the first of them.</param>
/// <param name="bytes">The bytes.</param>
/// <param name="values">Receives a value for each.</param>
internal delegate void IdxConverter<T>(int start, ReadOnlySpan<byte> bytes, Span<T> values);

/// <summary>The bytes of an IDX file, unpacked where it is gzipped, which its first bytes tell.</summary>
internal sealed class IdxSource : IDisposable
{
    // Deflate spends at least 2 bits on 258 equal bytes, so that no file unpacks to more than this times its size.
    private const long MaximumRatio = 1032;

    // MNIST packs to a fifth. What packs to a hundredth and is large was most probably made to fill the memory.
    private const long SuspiciousRatio = 100;
    private const long SuspiciousLength = 16L << 20;

    private const int ChunkLength = 1 << 16;

    private readonly string _fileName;
    private readonly FileStream _file;
    private readonly Stream _stream;
    private long _position;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    public IdxSource(string path)
    {
        _fileName = path;
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        bool gzipped = _file.ReadByte() == 0x1F && _file.ReadByte() == 0x8B;
        _file.Position = 0;
        _stream = gzipped ? new GZipStream(_file, CompressionMode.Decompress) : _file;
    }

    private bool IsGzipped => _stream != _file;

    /// <summary>Reads all data that the header promises, once nothing more can be said against it.</summary>
    /// <typeparam name="T">What becomes of each byte.</typeparam>
    /// <param name="header">The header.</param>
    /// <param name="convert">Makes it of the bytes, part by part.</param>
    /// <exception cref="IdxException">There is more or less.</exception>
    public T[] ReadData<T>(IdxHeader header, IdxConverter<T> convert)
    {
        long promised = (long)header.Length + header.DataLength;
        CheckPromise(header, promised);
        T[] values = ReadChunks(header.DataLength, $"{promised} bytes, which the header promises,", convert);
        if (Read(stackalloc byte[1]) != 0)
            throw Error(IdxError.TooLong, promised, $"the header promises {promised} bytes, but more follow.");
        RequireWholeGzip();
        return values;
    }

    private void CheckPromise(IdxHeader header, long promised)
    {
        if (!IsGzipped && promised > _file.Length)
        {
            throw Error(IdxError.TooShort, _file.Length,
                $"the header promises {promised} bytes, but the file has {_file.Length}.");
        }
        if (!IsGzipped && promised < _file.Length)
        {
            throw Error(IdxError.TooLong, promised,
                $"the header promises {promised} bytes, but the file has {_file.Length}.");
        }
        if (IsGzipped && promised > _file.Length * MaximumRatio)
        {
            throw Error(IdxError.TooShort, header.Length,
                $"the header promises {promised} bytes, but {_file.Length} gzipped bytes cannot hold as many.");
        }
        if (IsGzipped && promised > SuspiciousLength && promised > _file.Length * SuspiciousRatio)
        {
            throw Error(IdxError.GzipBomb, header.Length,
                $"{_file.Length} gzipped bytes would unpack to {promised}; unpack the file by hand if you trust it.");
        }
    }

    // An array of a gzipped file's values grows with what is really there, whatever the header promises.
    private T[] ReadChunks<T>(int length, string what, IdxConverter<T> convert)
    {
        T[] values = new T[IsGzipped ? Math.Min(length, 4 * ChunkLength) : length];
        byte[] chunk = new byte[Math.Min(length, ChunkLength)];
        for (int done = 0; done < length; done += chunk.Length)
        {
            Span<byte> bytes = chunk.AsSpan(0, Math.Min(chunk.Length, length - done));
            ReadExactly(bytes, what);
            if (done + bytes.Length > values.Length)
                Array.Resize(ref values, (int)Math.Min(2L * values.Length, length));
            convert(done, bytes, values.AsSpan(done, bytes.Length));
        }
        return values;
    }

    /// <summary>Fills a span.</summary>
    /// <exception cref="IdxException">The data ends before.</exception>
    public void ReadExactly(Span<byte> destination, string what)
    {
        while (!destination.IsEmpty)
        {
            int read = Read(destination);
            if (read == 0)
            {
                RequireWholeGzip();
                throw Error(IdxError.TooShort, _position, $"the data ends before the end of {what}.");
            }
            _position += read;
            destination = destination[read..];
        }
    }

    /// <summary>An error in this file.</summary>
    public IdxException Error(IdxError error, long position, string reason, Exception? cause = null) =>
        new(_fileName, error, position, reason, cause);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _stream.Dispose();

    // GZipStream takes the end of a truncated file for the end of the data. The last four bytes of a whole one say how
    // much was packed into it (RFC 1952; of several members packed one after the other, which nobody does to IDX files,
    // only the last).
    private void RequireWholeGzip()
    {
        if (!IsGzipped)
            return;
        Span<byte> lengthBytes = stackalloc byte[sizeof(uint)];
        int read = RandomAccess.Read(_file.SafeFileHandle, lengthBytes, Math.Max(0, _file.Length - sizeof(uint)));
        if (read < sizeof(uint) || BinaryPrimitives.ReadUInt32LittleEndian(lengthBytes) != (uint)_position)
        {
            throw Error(IdxError.BadGzip, _position,
                $"the gzipped data is truncated: it ends after {_position} unpacked bytes without its length.");
        }
    }

    private int Read(Span<byte> destination)
    {
        try
        {
            return _stream.Read(destination);
        }
        catch (InvalidDataException exception)
        {
            throw Error(IdxError.BadGzip, _position,
                $"the gzipped data is truncated or corrupt: {exception.Message}", exception);
        }
    }
}
