using System.CommandLine;
using Digits.Models;
using Digits.Pictures;
using Digits.Rendering;

namespace Digits.Commands;

/// <summary>The verb <c>predict</c>.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        Option<DigitModel> model = DigitOptions.Model();
        Option<string> weights = DigitOptions.Weights();
        Argument<string> image = new("image") { Description = "a picture of one digit (PNG, JPEG), of any size" };
        var command = new Command("predict", "Recognises the digit in a picture.") { model, weights, image };
        command.SetAction(parsed =>
        {
            float[] digit = DigitNormalizer.Normalize(GreyPicture.Read(parsed.GetValue(image)!));
            float[] probabilities = parsed.GetValue(model)!.Predict(parsed.GetValue(weights)!, digit);
            PredictionReport.Write(digit, probabilities);
        });
        return command;
    }
}
