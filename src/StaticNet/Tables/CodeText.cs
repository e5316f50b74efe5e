using System.Globalization;
using System.Numerics;

namespace StaticNet;

/// <summary>Whole numbers that are categories, as texts.</summary>
internal static class CodeText
{
    /// <summary>The most characters of a number of 64 bits.</summary>
    public const int MostLength = 20;

    /// <summary>A number as a text, without allocating.</summary>
    /// <param name="number">The number.</param>
    /// <param name="room">Room for <see cref="MostLength"/> characters.</param>
    public static ReadOnlySpan<char> Of<T>(T number, Span<char> room)
        where T : struct, IBinaryInteger<T>
    {
        if (!number.TryFormat(room, out int length, default, CultureInfo.InvariantCulture))
            throw new ArgumentException($"{typeof(T).Name} has more than 64 bits.");
        return room[..length];
    }
}
