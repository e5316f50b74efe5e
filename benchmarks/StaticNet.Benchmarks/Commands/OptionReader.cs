using System.Globalization;

namespace StaticNet.Benchmarks.Commands;

/// <summary>Reads the values of options.</summary>
internal static class OptionReader
{
    /// <summary>Reads pairs of a name and a value.</summary>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <param name="command">The command's name.</param>
    /// <param name="arguments">The arguments after the command.</param>
    /// <param name="options">The options so far.</param>
    /// <param name="with">Takes one more; null where there is none of that name.</param>
    /// <exception cref="UsageException">They make no sense.</exception>
    public static TOptions Read<TOptions>(
        string command, ReadOnlySpan<string> arguments, TOptions options,
        Func<TOptions, string, string, TOptions?> with)
        where TOptions : class
    {
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string name = arguments[i];
            if (i + 1 == arguments.Length)
                throw new UsageException($"{name} needs a value, or is not an option of {command}.");
            options = with(options, name, arguments[i + 1])
                ?? throw new UsageException($"{command} has no option {name}.");
        }
        return options;
    }

    /// <summary>Reads a count.</summary>
    /// <param name="name">The option.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="UsageException">It is none.</exception>
    public static int Count(string name, string value)
        => WholeNumber(name, value) is > 0 and int count
            ? count
            : throw new UsageException($"{name} takes a positive whole number, not '{value}'.");

    /// <summary>Reads a whole number from 0.</summary>
    /// <param name="name">The option.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="UsageException">It is none.</exception>
    public static int WholeNumber(string name, string value)
        => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new UsageException($"{name} takes a whole number, not '{value}'.");

    /// <summary>Reads a duration.</summary>
    /// <param name="name">The option.</param>
    /// <param name="value">Its value, in seconds.</param>
    /// <exception cref="UsageException">It is none.</exception>
    public static double Seconds(string name, string value)
        => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
            && seconds is > 0 and < 3600
                ? seconds
                : throw new UsageException($"{name} takes a positive number of seconds, not '{value}'.");
}
