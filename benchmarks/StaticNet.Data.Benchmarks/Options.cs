using System.Globalization;

namespace StaticNet.Data.Benchmarks;

/// <summary>Numbers on the command line, by name.</summary>
internal static class Options
{
    /// <summary>Reads pairs of a name and a positive number.</summary>
    /// <exception cref="FormatException">A name is not known, or there is no number.</exception>
    public static Dictionary<string, int> Parse(ReadOnlySpan<string> arguments, params ReadOnlySpan<string> known)
    {
        Dictionary<string, int> options = [];
        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (!known.Contains(arguments[i]))
                throw new FormatException($"There is no option {arguments[i]}.");
            string value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            bool isNumber = int.TryParse(value, CultureInfo.InvariantCulture, out int number);
            options[arguments[i]] = isNumber && number > 0
                ? number
                : throw new FormatException($"{arguments[i]} takes a positive whole number.");
        }
        return options;
    }
}
