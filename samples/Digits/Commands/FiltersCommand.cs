using System.CommandLine;
using System.Numerics.Tensors;
using Digits.Models;
using Digits.Pictures;
using Digits.Rendering.Panels;
using StaticNet;

namespace Digits.Commands;

/// <summary>The verb <c>filters</c>.</summary>
internal static class FiltersCommand
{
    private const int UsualDigit = 7;

    public static Command Create()
    {
        Option<DigitModel> model = DigitOptions.Model();
        Option<string> weights = DigitOptions.Weights();
        Option<DirectoryInfo?> data = DigitOptions.Data();
        Option<int?> digit = DigitOptions.Digit();
        Option<string> plot = new("--plot")
        {
            Description = "the picture to write (PNG)",
            HelpName = "file",
            DefaultValueFactory = _ => "filters.png",
        };
        Argument<string?> image = new("image")
        {
            Description = "a picture of one digit (PNG, JPEG), of any size, instead of a test digit",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command(
            "filters", "Draws what the first layer looks for, and what each layer makes of a digit.")
        {
            model, weights, data, digit, plot, image,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(plot)!;
            OutputFile.RequireWritable(path);
            float[] pixels = Pixels(parsed.GetValue(image), parsed.GetValue(digit), parsed.GetValue(data));
            DigitModel network = parsed.GetValue(model)!;
            Insight insight = network.LookInside(parsed.GetValue(weights)!, pixels);
            InsightPicture.Write(path, network, pixels, insight);
            Console.WriteLine($"digit: {TensorPrimitives.IndexOfMax(insight.Probabilities)}");
        });
        return command;
    }

    private static float[] Pixels(string? picture, int? digit, DirectoryInfo? data)
    {
        if (picture is null)
            return FirstOf(digit ?? UsualDigit, DigitData.LoadTest(data));
        if (digit is not null || data is not null)
        {
            throw new UsageException(
                "--digit and --data choose a test digit; leave them out where there is a picture.");
        }
        return DigitNormalizer.Normalize(GreyPicture.Read(picture));
    }

    private static float[] FirstOf(int digit, Dataset test)
    {
        int index = test.Labels.IndexOf(digit);
        return index >= 0
            ? test.Inputs.Slice(index * test.InputSize, test.InputSize).ToArray()
            : throw new UsageException($"there is no {digit} among the test digits.");
    }
}
