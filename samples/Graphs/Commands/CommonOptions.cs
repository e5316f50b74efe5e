using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Graphs.Data;

namespace Graphs.Commands;

/// <summary>Makes options whose errors say what was given and what is expected.</summary>
internal static class CommonOptions
{
    public static Option<string?> Data() => new("--data")
    {
        Description = "the images: mnist or fashion, which the directory STATICNET_DATA holds, another directory with "
            + $"four files like MNIST's, or {DigitData.Drawn}; without it, mnist where STATICNET_DATA is set, and "
            + $"otherwise {DigitData.Drawn}",
        HelpName = "name",
        CustomParser = Text,
    };

    public static Option<int?> Samples() => new("--samples")
    {
        Description = $"how many images to train with; {DigitData.DefaultSamples} drawn ones, or all of a directory",
        HelpName = "number",
        CustomParser = result => WholeNumber("--samples", result, DigitData.MaximumSamples),
    };

    public static Option<int> Count(string name, string description, int otherwise, int most) => new(name)
    {
        Description = description,
        HelpName = "number",
        DefaultValueFactory = _ => otherwise,
        CustomParser = result => WholeNumber(name, result, most),
    };

    public static Option<long> Seed() => new("--seed")
    {
        Description = "the seed of the first weights and of the order of the samples",
        HelpName = "number",
        DefaultValueFactory = _ => 1,
        CustomParser = result =>
        {
            if (!long.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out long value))
                result.AddError($"--seed {Text(result)} is not a whole number from 0 to {long.MaxValue}.");
            return value;
        },
    };

    public static Option<double> LearningRate() => new("--learning-rate")
    {
        Description = "Adam's learning rate",
        HelpName = "number",
        DefaultValueFactory = _ => 0.001,
        CustomParser = result =>
        {
            bool isNumber = double.TryParse(Text(result), CultureInfo.InvariantCulture, out double value);
            if (!isNumber || !double.IsFinite(value) || value <= 0)
                result.AddError($"--learning-rate {Text(result)} is not a number greater than 0.");
            return value;
        },
    };

    public static Option<string?> File(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "file",
        CustomParser = Text,
    };

    /// <summary>One of some words, the first of which is the default.</summary>
    public static Option<string> Choice(string name, string description, params string[] words) => new(name)
    {
        Description = description,
        HelpName = string.Join("|", words),
        DefaultValueFactory = _ => words[0],
        CustomParser = result =>
        {
            string word = Text(result);
            if (!words.Contains(word))
                result.AddError($"{name} {word} is not one of: {string.Join(", ", words)}.");
            return word;
        },
    };

    private static int WholeNumber(string name, ArgumentResult result, int most)
    {
        bool isNumber = int.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out int value);
        if (!isNumber || value < 1 || value > most)
            result.AddError($"{name} {Text(result)} is not a whole number from 1 to {most}.");
        return value;
    }

    private static string Text(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (text.Length == 0)
            result.AddError($"{(result.Parent as OptionResult)?.Option.Name ?? "An argument"} is empty.");
        return text;
    }
}
