using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Shared;

/// <summary>Makes options whose errors say what was given and what is expected.</summary>
internal static class CommonOptions
{
    public static Option<int> Count(
        string name, string description, int otherwise, int most, int least = 1) => new(name)
    {
        Description = description,
        HelpName = "number",
        DefaultValueFactory = _ => otherwise,
        CustomParser = result => WholeNumber(name, result, least, most),
    };

    public static Option<int?> OptionalCount(string name, string description, int most) => new(name)
    {
        Description = description,
        HelpName = "number",
        CustomParser = result => WholeNumber(name, result, 1, most),
    };

    public static Option<long> Seed(string description) => new("--seed")
    {
        Description = description,
        HelpName = "number",
        DefaultValueFactory = _ => 1,
        CustomParser = result =>
        {
            if (!long.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out long value))
                result.AddError($"--seed {Text(result)} is not a whole number from 0 to {long.MaxValue}.");
            return value;
        },
    };

    /// <summary>An option that is a number within limits, said in words.</summary>
    public static Option<double> Number(
        string name, string description, double otherwise, Func<double, bool> isValid, string expected) => new(name)
    {
        Description = description,
        HelpName = "number",
        DefaultValueFactory = _ => otherwise,
        CustomParser = result => RealNumber(name, result, isValid, expected),
    };

    /// <summary>A number that need not be given.</summary>
    /// <inheritdoc cref="Number"/>
    public static Option<double?> OptionalNumber(
        string name, string description, Func<double, bool> isValid, string expected) => new(name)
    {
        Description = description,
        HelpName = "number",
        CustomParser = result => RealNumber(name, result, isValid, expected),
    };

    public static Option<double> LearningRate(double otherwise) => Number(
        "--learning-rate", "Adam's learning rate", otherwise, static value => value > 0, "greater than 0");

    public static Option<int> Threads() => Count(
        "--threads", "how many threads may work; the result is the same for any number",
        Environment.ProcessorCount, 256);

    public static Option<string?> Checkpoint() => File(
        "--checkpoint", "the checkpoint to keep: after each epoch and on Ctrl-C");

    public static Option<bool> Resume() => new("--resume")
    {
        Description = "go on from the checkpoint, if there is one",
    };

    public static Option<string?> File(string name, string description) => Word(name, description, "file");

    /// <summary>Some text, of which help says only what it is.</summary>
    public static Option<string?> Word(string name, string description, string what) => new(name)
    {
        Description = description,
        HelpName = what,
        CustomParser = Text,
    };

    public static Option<string> RequiredFile(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "file",
        Required = true,
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

    private static int WholeNumber(string name, ArgumentResult result, int least, int most)
    {
        bool isNumber = int.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out int value);
        if (!isNumber || value < least || value > most)
            result.AddError($"{name} {Text(result)} is not a whole number from {least} to {most}.");
        return value;
    }

    private static double RealNumber(
        string name, ArgumentResult result, Func<double, bool> isValid, string expected)
    {
        bool isNumber = double.TryParse(Text(result), CultureInfo.InvariantCulture, out double value);
        if (!isNumber || !double.IsFinite(value) || !isValid(value))
            result.AddError($"{name} {Text(result)} is not a number {expected}.");
        return value;
    }

    /// <summary>The text of an argument, of which an empty one is an error.</summary>
    public static string Text(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (text.Length == 0)
            result.AddError($"{(result.Parent as OptionResult)?.Option.Name ?? "An argument"} is empty.");
        return text;
    }
}
