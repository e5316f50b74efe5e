using System.Globalization;
using StaticNet.Benchmarks.Commands;

namespace StaticNet.Benchmarks.Tables;

/// <summary>What the command line of <c>tables</c> says.</summary>
/// <param name="Threads">How many threads every library may use.</param>
/// <param name="Rows">How many rows there are, a fifth of them to score.</param>
/// <param name="Epochs">How many times the networks see the others.</param>
/// <param name="BatchSize">How many of them make an update.</param>
/// <param name="Runs">How many runs there are after the first two, which are not counted.</param>
internal sealed record TableOptions(
    int Threads = 1, int Rows = 100_000, int Epochs = 10, int BatchSize = 64, int Runs = 5)
{
    /// <summary>Of both networks' Adam.</summary>
    public double LearningRate => 1e-3;

    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">The arguments after the command.</param>
    /// <exception cref="UsageException">They make no sense.</exception>
    public static TableOptions Parse(ReadOnlySpan<string> arguments)
    {
        TableOptions options = new();
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string name = arguments[i];
            int value = i + 1 < arguments.Length ? Number(name, arguments[i + 1]) : throw NoNumber(name, "nothing");
            options = name switch
            {
                "--threads" => options with { Threads = value },
                "--rows" => options with { Rows = value },
                "--epochs" => options with { Epochs = value },
                "--batch" => options with { BatchSize = value },
                "--runs" => options with { Runs = value },
                _ => throw new UsageException($"tables has no option {name}."),
            };
        }
        return options.Rows >= 10 ? options : throw new UsageException("--rows takes at least 10.");
    }

    private static int Number(string name, string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0
            ? value
            : throw NoNumber(name, $"'{text}'");

    private static UsageException NoNumber(string name, string instead) =>
        new($"{name} takes a positive whole number, not {instead}.");
}
