using System.CommandLine;
using System.Globalization;
using Digits.Models;

namespace Digits.Commands;

/// <summary>Makes the options that only this program has.</summary>
internal static class DigitOptions
{
    public static Option<DirectoryInfo?> Data() => new("--data")
    {
        Description = "the directory with MNIST's four IDX files, gzipped or not; without it, drawn digits",
        HelpName = "directory",
        CustomParser = result => new DirectoryInfo(CommonOptions.Text(result)),
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
                string name = CommonOptions.Text(result);
                DigitModel? model = DigitModel.All.FirstOrDefault(model => model.Name == name);
                if (model is null)
                    result.AddError($"--model {name} is not one of: {names}.");
                return model!;
            },
        };
    }

    public static Option<int?> Samples() => CommonOptions.OptionalCount(
        "--samples", $"how many digits to train with; {DigitData.DefaultSamples} drawn ones, or all of a directory",
        DigitData.MaximumSamples);

    public static Option<int?> ModelCount(
        string name, string description, Func<DigitModel, int> otherwise, int most)
    {
        IEnumerable<string> defaults = DigitModel.All.Select(model => $"{otherwise(model)} for {model.Name}");
        return CommonOptions.OptionalCount(name, $"{description}; {string.Join(", ", defaults)}", most);
    }

    public static Option<int?> Digit() => new("--digit")
    {
        Description = "the digit to look at, 0 to 9: the first such test digit",
        HelpName = "number",
        CustomParser = result =>
        {
            string text = CommonOptions.Text(result);
            bool isDigit = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value);
            if (!isDigit || value > 9)
                result.AddError($"--digit {text} is not a digit from 0 to 9.");
            return value;
        },
    };

    public static Option<string> Weights() => CommonOptions.RequiredFile(
        "--weights", "the weight file, as train --save or PyTorch with safetensors wrote it");
}
