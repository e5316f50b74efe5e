using System.Text.Json;

namespace StaticNet;

/// <summary>The names and sizes of the element types.</summary>
internal static class SafetensorsTypes
{
    // In the order of the enumeration.
    private static readonly (string Name, int Bits)[] All =
    [
        ("BOOL", 8), ("F4", 4), ("F6_E2M3", 6), ("F6_E3M2", 6), ("U8", 8), ("I8", 8), ("F8_E5M2", 8), ("F8_E4M3", 8),
        ("F8_E8M0", 8), ("I16", 16), ("U16", 16), ("F16", 16), ("BF16", 16), ("I32", 32), ("U32", 32), ("F32", 32),
        ("C64", 64), ("F64", 64), ("I64", 64), ("U64", 64),
    ];

    /// <summary>The type's name in files.</summary>
    public static string Name(this SafetensorsType type) => All[(int)type].Name;

    /// <summary>The size of one element in bits.</summary>
    public static int Bits(this SafetensorsType type) => All[(int)type].Bits;

    /// <summary>Whether tensors of this type load into networks, whose parameters are single precision.</summary>
    public static bool ConvertsToSingle(this SafetensorsType type) =>
        type is SafetensorsType.F32 or SafetensorsType.F16 or SafetensorsType.BF16 or SafetensorsType.F64;

    /// <summary>Finds a type by its name in files, a string that has just been read.</summary>
    public static bool TryParse(in Utf8JsonReader name, out SafetensorsType type)
    {
        int index = All.Length - 1;
        while (index >= 0 && !name.ValueTextEquals(All[index].Name))
            index--;
        type = (SafetensorsType)Math.Max(index, 0);
        return index >= 0;
    }
}
