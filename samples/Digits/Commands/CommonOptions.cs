using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Digits.Models;

namespace Digits.Commands;

/// <summary>Makes options whose errors say what was given and what is expected.</summary>
internal static class CommonOptions
{
    public static Option<DirectoryInfo?> Data() => new("--data")
    {
        Description = "the directory with MNIST's four IDX files, gzipped or not; without it, drawn digits",
        HelpName = "directory",
        CustomParser = result => new DirectoryInfo(Text(result)),
    };

    public static Option<DigitModel> Model()
    {
        string names = string.Join(", ", DigitModel.All.Select(model => model.Name));
        return new Option<DigitModel>("--model")
        {
            Description = $"the network: {names}",
            HelpName = "name",
            DefaultValueFactory = _ => DigitModel.All[0],
            CustomParser = result =>
            {
                string name = Text(result);
                DigitModel? model = DigitModel.All.FirstOrDefault(model => model.Name == name);
                if (model is null)
                    result.AddError($"--model {name} is not one of: {names}.");
                return model!;
            },
        };
    }

    public static Option<int> Threads() => Count(
        "--threads", "how many threads may work; the result is the same for any number",
        Environment.ProcessorCount, 256);

    public static Option<int?> Samples() => new("--samples")
    {
        Description = $"how many digits to train with; {DigitData.DefaultSamples} drawn ones, or all of a directory",
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

    public static Option<int?> ModelCount(
        string name, string description, Func<DigitModel, int> otherwise, int most) => new(name)
    {
        Description = $"{description}; "
            + string.Join(", ", DigitModel.All.Select(model => $"{otherwise(model)} for {model.Name}")),
        HelpName = "number",
        CustomParser = result => WholeNumber(name, result, most),
    };

    public static Option<int?> Digit() => new("--digit")
    {
        Description = "the digit to look at, 0 to 9: the first such test digit",
        HelpName = "number",
        CustomParser = result =>
        {
            bool isDigit = int.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out int value);
            if (!isDigit || value > 9)
                result.AddError($"--digit {Text(result)} is not a digit from 0 to 9.");
            return value;
        },
    };

    public static Option<long> Seed() => new("--seed")
    {
        Description = "the seed of the first weights and of the order of the digits",
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

    public static Option<string> Weights() => new("--weights")
    {
        Description = "the weight file, as train --save or PyTorch with safetensors wrote it",
        HelpName = "file",
        Required = true,
        CustomParser = Text,
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
