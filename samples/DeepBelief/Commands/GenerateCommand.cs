using System.CommandLine;
using DeepBelief.Models;
using DeepBelief.Rendering;
using StaticNet;

namespace DeepBelief.Commands;

/// <summary>The verb <c>generate</c>.</summary>
internal static class GenerateCommand
{
    private const int Columns = 10;

    /// <summary>How much the class weighs, where nothing else is asked.</summary>
    public const double Guidance = 2;

    /// <summary>Describes it.</summary>
    /// <param name="interruption">Is cancelled by Ctrl-C.</param>
    public static Command Create(CancellationToken interruption)
    {
        Option<BeliefModel> model = BeliefOptions.Model<IGenerator>();
        Option<string> weights = BeliefOptions.Weights();
        Option<int> gibbs = CommonOptions.Count(
            "--gibbs", "how many steps of Gibbs sampling the top machine makes", 1_000, 1_000_000);
        Option<double> guidance = CommonOptions.Number(
            "--guidance", "how much the class weighs: with 1 as the model has it, with more digits vary less", Guidance,
            static value => value > 0, "greater than 0");
        Option<long> seed = CommonOptions.Seed("the seed of all that is drawn");
        Option<string> plot = BeliefOptions.Plot("generated.png");
        var command = new Command("generate", "Draws digits as the network imagines them, one row for each class.")
        {
            model, weights, gibbs, guidance, seed, plot,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(plot)!;
            OutputFile.RequireWritable(path);
            var options = new GenerateOptions
            {
                GibbsSteps = parsed.GetValue(gibbs),
                Guidance = parsed.GetValue(guidance),
                Seed = (ulong)parsed.GetValue(seed),
            };
            Run(parsed.GetValue(model)!, parsed.GetValue(weights)!, options, path, interruption);
        });
        return command;
    }

    /// <summary>Generates digits of each class and draws them.</summary>
    public static void Run(
        BeliefModel model, string weights, GenerateOptions options, string path, CancellationToken interruption)
    {
        float[][] digits = ((IGenerator)model).Generate(weights, Columns, options, interruption);
        var grid = new ImageGrid("Digits that the network generates, by class");
        foreach ((int label, float[] ofClass) in digits.Index())
            grid.Add($"{label}", ofClass.Chunk(ofClass.Length / Columns));
        grid.Write(path);
        Report.Line($"picture: {path}");
    }
}
