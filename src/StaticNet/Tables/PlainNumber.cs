namespace StaticNet;

/// <summary>Numbers of digits with a sign and a point, which most are, faster than those of any notation.</summary>
internal static class PlainNumber
{
    // With up to 15 digits, both the digits and the power of ten are exact in double precision.
    private const int ExactDigits = 15;

    private static readonly double[] s_powers = [.. Enumerable.Range(0, ExactDigits + 1).Select(i => Math.Pow(10, i))];

    /// <summary>Reads a number to the nearest float.</summary>
    /// <param name="text">The text.</param>
    /// <param name="point">The decimal point.</param>
    /// <param name="value">Receives the number.</param>
    /// <returns>Whether it is one; what is none of these may be a number all the same.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, char point, out float value)
    {
        const ulong Rest = (1UL << 29) - 1, Middle = 1UL << 28;
        bool isPlain = TryParse(text, point, out double nearest);
        value = (float)nearest;
        // Rounded twice, a number is the nearest float, unless it was rounded to the middle between two.
        return isPlain && (BitConverter.DoubleToUInt64Bits(nearest) & Rest) != Middle;
    }

    /// <summary>Reads a number to the nearest double.</summary>
    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, char, out float)"/>
    public static bool TryParse(ReadOnlySpan<char> text, char point, out double value)
    {
        value = 0;
        int digits = 0, start = text is ['-' or '+', ..] ? 1 : 0, place = -1;
        long number = 0;
        for (int i = start; i < text.Length; i++)
        {
            uint digit = text[i] - (uint)'0';
            if (digit <= 9 && digits < ExactDigits)
                (number, digits) = ((number * 10) + digit, digits + 1);
            else if (text[i] == point && place < 0)
                place = i;
            else
                return false;
        }
        if (digits == 0)
            return false;
        double quotient = place < 0 ? number : number / s_powers[text.Length - 1 - place];
        value = text[0] == '-' ? -quotient : quotient;
        return true;
    }
}
