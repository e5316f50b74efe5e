using System.Collections.Immutable;

namespace StaticNet;

/// <summary>One tensor of a safetensors file.</summary>
public sealed class SafetensorsTensor
{
    internal SafetensorsTensor(
        string name, SafetensorsType type, ImmutableArray<long> shape, long position, long byteLength)
    {
        (Name, Type, Shape) = (name, type, shape);
        (Position, ByteLength) = (position, byteLength);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The type of its elements.</summary>
    public SafetensorsType Type { get; }

    /// <summary>Its shape; empty for a single number.</summary>
    public ImmutableArray<long> Shape { get; }

    /// <summary>The number of its elements.</summary>
    public long Count
    {
        get
        {
            long count = 1;
            foreach (long size in Shape)
                count *= size;
            return count;
        }
    }

    /// <summary>The byte of the file at which it starts.</summary>
    public long Position { get; }

    /// <summary>The number of its bytes.</summary>
    public long ByteLength { get; }
}
