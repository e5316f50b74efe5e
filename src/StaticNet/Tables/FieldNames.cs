using System.Numerics;

namespace StaticNet;

/// <summary>What fields are expected to be, in words.</summary>
internal static class FieldNames
{
    private static readonly string[] Yes = ["true", "1", "yes", "y", "t"];
    private static readonly string[] No = ["false", "0", "no", "n", "f"];

    public static string OfNumber<T>()
        where T : struct, INumberBase<T>
    {
        bool isWhole = T.CreateTruncating(0.5) == T.Zero;
        return isWhole ? $"a whole number that {Name(typeof(T))} holds" : "a finite number";
    }

    public static string OfCategory(FeatureColumn column) =>
        $"one of {Excerpt.Of(column.Categories.Length, index => column.Categories[index])}";

    public static bool? Boolean(ReadOnlySpan<char> text)
    {
        if (Contains(Yes, text))
            return true;
        return Contains(No, text) ? false : null;
    }

    private static bool Contains(string[] words, ReadOnlySpan<char> text)
    {
        foreach (string word in words)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    private static string Name(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Byte => "a byte",
        TypeCode.SByte => "an sbyte",
        TypeCode.Int16 => "a short",
        TypeCode.UInt16 => "a ushort",
        TypeCode.Int32 => "an int",
        TypeCode.UInt32 => "a uint",
        TypeCode.Int64 => "a long",
        _ => "a ulong",
    };
}
