using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>
/// Reads a safetensors file (https://github.com/huggingface/safetensors): the whole header is checked when the file is
/// opened, and tensors are read on demand. If the file has a checksum, as written by <see cref="SafetensorsWriter"/>,
/// the data are verified before the first tensor is read.
/// </summary>
public sealed class SafetensorsReader : IDisposable
{
    private const int ChunkBytes = 1 << 16;

    private readonly FileStream _stream;
    private readonly SafetensorsHeader _header;
    private bool _isIntact;

    private SafetensorsReader(string fileName, FileStream stream)
    {
        _stream = stream;
        FileName = fileName;
        _header = SafetensorsHeader.Read(stream, fileName);
    }

    /// <summary>The path of the file, as given.</summary>
    public string FileName { get; }

    /// <summary>The tensors in the order of their data.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors => _header.Tensors;

    /// <summary>The metadata, without the checksum.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _header.Metadata;

    /// <summary>Opens a file and checks it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SafetensorsException">The file is not valid.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to read the file.</exception>
    public static SafetensorsReader Open(string path)
    {
        // Whoever replaces the file while it is read deletes this one from the directory, and may.
        var stream = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1 << 12);
        try
        {
            return new SafetensorsReader(path, stream);
        }
        catch (EndOfStreamException exception)
        {
            stream.Dispose();
            throw new SafetensorsException(path, SafetensorsError.InvalidHeaderLength, 0,
                "the file became shorter while it was read.", exception);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Finds a tensor by its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="tensor">The tensor.</param>
    public bool TryGet(string name, [NotNullWhen(true)] out SafetensorsTensor? tensor) =>
        _header.TensorsByName.TryGetValue(name, out tensor);

    /// <summary>Finds a tensor by its name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="SafetensorsException">There is no tensor of that name.</exception>
    public SafetensorsTensor this[string name] =>
        TryGet(name, out SafetensorsTensor? tensor)
            ? tensor
            : throw new SafetensorsException(FileName, SafetensorsError.TensorNotFound, SafetensorsHeader.LengthBytes,
                $"there is no tensor '{Excerpt.Of(name)}'.");

    /// <summary>Reads a tensor's bytes.</summary>
    /// <param name="tensor">A tensor of this file.</param>
    /// <param name="destination">Room for exactly its bytes.</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    /// <exception cref="SafetensorsException">
    /// The data is not as it was written, or the file became shorter since it was opened.
    /// </exception>
    public void Read(SafetensorsTensor tensor, Span<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        RequireLength(tensor, tensor.ByteLength, destination.Length);
        RequireIntact();
        ReadAt(tensor.Name, tensor.Position, destination);
    }

    /// <summary>Reads a tensor's values, from half or double precision too.</summary>
    /// <param name="tensor">A tensor of this file.</param>
    /// <param name="destination">Room for exactly its elements.</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    /// <exception cref="SafetensorsException">
    /// The elements are of a type that does not convert, the data is not as it was written, or the file became shorter
    /// since it was opened.
    /// </exception>
    public void Read(SafetensorsTensor tensor, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        RequireLength(tensor, tensor.Count, destination.Length);
        if (!tensor.Type.ConvertsToSingle())
        {
            throw new SafetensorsException(FileName, SafetensorsError.UnsupportedType, tensor.Position,
                $"'{tensor.Name}' has dtype {tensor.Type.Name()}; only F32, F16, BF16 and F64 can be read as float.");
        }
        RequireIntact();
        if (tensor.Type == SafetensorsType.F32 && BitConverter.IsLittleEndian)
            ReadAt(tensor.Name, tensor.Position, MemoryMarshal.AsBytes(destination));
        else
            ReadConverted(tensor, destination);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _stream.Dispose();

    private void ReadConverted(SafetensorsTensor tensor, Span<float> destination)
    {
        int size = tensor.Type.Bits() / 8;
        int most = ChunkBytes / size;
        byte[] chunk = new byte[Math.Min(destination.Length, most) * size];
        for (int start = 0; start < destination.Length; start += most)
        {
            int count = Math.Min(most, destination.Length - start);
            Span<byte> bytes = chunk.AsSpan(0, count * size);
            ReadAt(tensor.Name, tensor.Position + ((long)start * size), bytes);
            SafetensorsConversion.ToSingle(tensor.Type, bytes, destination.Slice(start, count));
        }
    }

    private void RequireIntact()
    {
        if (_isIntact || _header.DataChecksum is not { } expected)
            return;
        Crc32C checksum = new();
        long end = _header.Tensors is [.., { } last] ? last.Position + last.ByteLength : _header.DataPosition;
        byte[] chunk = new byte[Math.Min(end - _header.DataPosition, ChunkBytes)];
        for (long position = _header.DataPosition; position < end; position += chunk.Length)
        {
            Span<byte> bytes = chunk.AsSpan(0, (int)Math.Min(end - position, chunk.Length));
            ReadAt("the data", position, bytes);
            checksum.Append(bytes);
        }
        if (checksum.Value != expected)
        {
            throw new SafetensorsException(FileName, SafetensorsError.ChecksumMismatch, _header.DataPosition,
                "the values are not as they were written: the file is damaged.");
        }
        _isIntact = true;
    }

    private void ReadAt(string what, long position, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            int read = RandomAccess.Read(_stream.SafeFileHandle, destination, position);
            if (read == 0)
            {
                throw new SafetensorsException(FileName, SafetensorsError.MetadataIncompleteBuffer, position,
                    $"the file became shorter since it was opened: it ends inside {Excerpt.Of(what)}.");
            }
            position += read;
            destination = destination[read..];
        }
    }

    private static void RequireLength(SafetensorsTensor tensor, long expected, int actual)
    {
        if (actual != expected)
            throw new ArgumentException(
                $"'{Excerpt.Of(tensor.Name)}' needs room for {expected}, but there is room for {actual}.");
    }
}
