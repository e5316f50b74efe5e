using System.Globalization;

namespace StaticNet.Generators.CSharp;

/// <summary>Numbers as source text, the same in every culture.</summary>
internal static class Literals
{
    /// <summary>A float literal that reads back as exactly the nearest float.</summary>
    public static string Float(double value)
    {
        float single = (float)value;
        if (float.IsNaN(single))
            return "float.NaN";
        if (float.IsInfinity(single))
            return single > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        return single.ToString("R", CultureInfo.InvariantCulture) + "f";
    }

    /// <summary>A bool literal.</summary>
    public static string Bool(bool value) => value ? "true" : "false";

    /// <summary>A string literal.</summary>
    public static string String(string text) =>
        Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A number for messages and comments.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A count with thousands separated, for tables.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
