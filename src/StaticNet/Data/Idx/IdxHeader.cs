using System.Buffers.Binary;
using System.Collections.Immutable;

namespace StaticNet;

/// <summary>
/// The header of an IDX file (http://yann.lecun.com/exdb/mnist): two zero bytes, the element type, the number of axes,
/// then their sizes as big-endian 32-bit numbers.
/// </summary>
/// <param name="Type">The type of the elements.</param>
/// <param name="Shape">The sizes of the axes.</param>
/// <param name="Length">The number of bytes of the header.</param>
/// <param name="DataLength">The number of bytes that follow.</param>
internal sealed record IdxHeader(IdxType Type, ImmutableArray<int> Shape, int Length, int DataLength)
{
    private const int MagicLength = 4;

    /// <summary>Reads and checks the header.</summary>
    /// <exception cref="IdxException">It is not valid.</exception>
    public static IdxHeader Read(IdxSource source)
    {
        Span<byte> magic = stackalloc byte[MagicLength];
        source.ReadExactly(magic, "the magic number");
        if (magic[0] != 0 || magic[1] != 0)
        {
            throw source.Error(IdxError.BadMagic, 0,
                $"an IDX file starts with two zero bytes, but this one with 0x{magic[0]:X2} 0x{magic[1]:X2}.");
        }
        var type = (IdxType)magic[2];
        if (!Enum.IsDefined(type))
            throw source.Error(IdxError.BadType, 2, $"0x{magic[2]:X2} is no element type of IDX files.");
        int rank = magic[3];
        if (rank == 0)
            throw source.Error(IdxError.BadRank, 3, "the file is said to have no axes.");

        byte[] sizes = new byte[rank * sizeof(uint)];
        source.ReadExactly(sizes, "the sizes of the axes");
        return new IdxHeader(
            type, ReadShape(source, sizes), MagicLength + sizes.Length, CheckLength(source, type, sizes));
    }

    /// <summary>The number of bytes of one element.</summary>
    public static int BytesOf(IdxType type) => type switch
    {
        IdxType.UInt8 or IdxType.Int8 => 1,
        IdxType.Int16 => 2,
        IdxType.Double => 8,
        _ => 4,
    };

    private static ImmutableArray<int> ReadShape(IdxSource source, byte[] sizes)
    {
        var shape = ImmutableArray.CreateBuilder<int>(sizes.Length / sizeof(uint));
        for (int at = 0; at < sizes.Length; at += sizeof(uint))
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(sizes.AsSpan(at));
            if (size is 0)
            {
                throw source.Error(
                    IdxError.BadSize, MagicLength + at, $"axis {at / sizeof(uint)} is said to be empty.");
            }
            shape.Add(size <= int.MaxValue ? (int)size : throw TooLarge(source, at));
        }
        return shape.MoveToImmutable();
    }

    private static int CheckLength(IdxSource source, IdxType type, byte[] sizes)
    {
        long length = BytesOf(type);
        for (int at = 0; at < sizes.Length; at += sizeof(uint))
        {
            length *= BinaryPrimitives.ReadUInt32BigEndian(sizes.AsSpan(at));
            if (length > Array.MaxLength)
                throw TooLarge(source, at);
        }
        return (int)length;
    }

    private static IdxException TooLarge(IdxSource source, int at) =>
        source.Error(IdxError.Overflow, MagicLength + at, $"the sizes multiply to more than {Array.MaxLength} bytes.");
}
