using System.Globalization;
using System.Text;

namespace StaticNet;

/// <summary>A text has a symbol that the vocabulary does not have.</summary>
public sealed class UnknownSymbolException : ArgumentException
{
    internal UnknownSymbolException(int codePoint, int position, int count)
        : base($"{Describe(codePoint)} at position {position.ToString(CultureInfo.InvariantCulture)} is not one of the "
            + $"{count.ToString(CultureInfo.InvariantCulture)} symbols of the vocabulary.")
        => (CodePoint, Position) = (codePoint, position);

    /// <summary>The symbol: a Unicode code point, or an unpaired surrogate.</summary>
    public int CodePoint { get; }

    /// <summary>The position of its first occurrence in the text, in UTF-16 code units from 0.</summary>
    public int Position { get; }

    private static string Describe(int codePoint)
    {
        string number = $"U+{codePoint.ToString("X4", CultureInfo.InvariantCulture)}";
        return Rune.TryCreate(codePoint, out Rune rune) && !Rune.IsControl(rune) ? $"'{rune}' ({number})" : number;
    }
}
