using System.CommandLine;
using Graphs.Data;

namespace Graphs.Commands;

/// <summary>Makes the options that only this program has.</summary>
internal static class GraphOptions
{
    public static Option<string?> Data() => new("--data")
    {
        Description = "the images: mnist or fashion, which the directory STATICNET_DATA holds, another directory with "
            + $"four files like MNIST's, or {DigitData.Drawn}; without it, mnist where STATICNET_DATA is set, and "
            + $"otherwise {DigitData.Drawn}",
        HelpName = "name",
        CustomParser = CommonOptions.Text,
    };

    public static Option<int?> Samples() => CommonOptions.OptionalCount(
        "--samples", $"how many images to train with; {DigitData.DefaultSamples} drawn ones, or all of a directory",
        DigitData.MaximumSamples);

    /// <summary>One of some words, the first of which is the default.</summary>
    public static Option<string> Choice(string name, string description, params string[] words) => new(name)
    {
        Description = description,
        HelpName = string.Join("|", words),
        DefaultValueFactory = _ => words[0],
        CustomParser = result =>
        {
            string word = CommonOptions.Text(result);
            if (!words.Contains(word))
                result.AddError($"{name} {word} is not one of: {string.Join(", ", words)}.");
            return word;
        },
    };
}
