using System.Buffers.Binary;

namespace StaticNet;

/// <summary>Converts between the little-endian elements of files and single precision.</summary>
internal static class SafetensorsConversion
{
    /// <summary>Converts elements of a floating-point type, rounding to the nearest where precision is lost.</summary>
    public static void ToSingle(SafetensorsType type, ReadOnlySpan<byte> source, Span<float> destination)
    {
        switch (type)
        {
            case SafetensorsType.F32:
                for (int i = 0; i < destination.Length; i++)
                    destination[i] = BinaryPrimitives.ReadSingleLittleEndian(source[(4 * i)..]);
                break;
            case SafetensorsType.F16:
                for (int i = 0; i < destination.Length; i++)
                    destination[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(source[(2 * i)..]);
                break;
            case SafetensorsType.BF16:
                for (int i = 0; i < destination.Length; i++)
                {
                    uint upperHalf = BinaryPrimitives.ReadUInt16LittleEndian(source[(2 * i)..]);
                    destination[i] = BitConverter.UInt32BitsToSingle(upperHalf << 16);
                }
                break;
            case SafetensorsType.F64:
                for (int i = 0; i < destination.Length; i++)
                    destination[i] = (float)BinaryPrimitives.ReadDoubleLittleEndian(source[(8 * i)..]);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type, "No such conversion.");
        }
    }

    /// <summary>The bytes of single-precision values.</summary>
    public static byte[] ToBytes(ReadOnlySpan<float> values)
    {
        byte[] bytes = new byte[checked(values.Length * sizeof(float))];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(sizeof(float) * i), values[i]);
        return bytes;
    }
}
