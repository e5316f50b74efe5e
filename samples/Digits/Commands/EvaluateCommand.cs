using System.CommandLine;
using Digits.Models;
using Digits.Rendering;
using StaticNet;

namespace Digits.Commands;

/// <summary>The verb <c>evaluate</c>.</summary>
internal static class EvaluateCommand
{
    /// <summary>Describes it.</summary>
    /// <param name="interruption">Is cancelled by Ctrl-C.</param>
    public static Command Create(CancellationToken interruption)
    {
        Option<DirectoryInfo?> data = DigitOptions.Data();
        Option<DigitModel> model = DigitOptions.Model();
        Option<string> weights = DigitOptions.Weights();
        Option<int> threads = CommonOptions.Threads();
        var command = new Command("evaluate", "Tests trained weights.") { data, model, weights, threads };
        command.SetAction(parsed =>
        {
            Dataset test = DigitData.LoadTest(parsed.GetValue(data));
            EvaluationReport.Write(parsed.GetValue(model)!.Evaluate(
                parsed.GetValue(weights)!, test, parsed.GetValue(threads), interruption));
        });
        return command;
    }
}
