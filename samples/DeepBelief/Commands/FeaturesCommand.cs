using System.CommandLine;
using System.Numerics.Tensors;
using DeepBelief.Models;
using DeepBelief.Rendering;
using ScottPlot;

namespace DeepBelief.Commands;

/// <summary>The verb <c>features</c>.</summary>
internal static class FeaturesCommand
{
    private const int Columns = 20;
    private const int MostRows = 10;
    private const int PlotSide = 800;

    /// <summary>Describes it.</summary>
    public static Command Create()
    {
        Option<BeliefModel> model = BeliefOptions.Model<BeliefModel>();
        Option<string> weights = BeliefOptions.Weights();
        Option<string?> data = ImageOptions.Data();
        Option<string> plot = BeliefOptions.Plot("features.png");
        Option<string?> codes = CommonOptions.File(
            "--codes", "the picture of where the two numbers of a code network put each test image (PNG)");
        var command = new Command("features", "Draws what the units of the first machine look for.")
        {
            model, weights, data, plot, codes,
        };
        command.SetAction(parsed =>
        {
            BeliefModel network = parsed.GetValue(model)!;
            string path = parsed.GetValue(plot)!, file = parsed.GetValue(weights)!;
            string? scatter = parsed.GetValue(codes);
            OutputFile.RequireDifferent(("--plot", path), ("--codes", scatter));
            OutputFile.RequireWritable(path);
            OutputFile.RequireWritable(scatter);
            if (scatter is not null && network is not ICoder)
            {
                throw new UsageException(
                    $"--codes is for networks with two numbers on top, such as codes, not for {network}.");
            }
            DrawFields(network, file, path);
            if (scatter is not null)
                DrawCodes(network, file, ImageData.Load(parsed.GetValue(data), samples: 1), scatter);
        });
        return command;
    }

    /// <summary>Draws the receptive fields: black inhibits, white excites, and grey is nothing.</summary>
    public static void DrawFields(BeliefModel model, string weights, string path)
    {
        IEnumerable<float[]> fields =
            model.ReceptiveFields(weights).Chunk(model.Machines[0].Visible).Select(Shades);
        var grid = new ImageGrid("What the units of the first machine look for");
        foreach (float[][] row in fields.Chunk(Columns).Take(MostRows))
            grid.Add("", row);
        grid.Write(path);
        Report.Line($"picture: {path}");
    }

    /// <summary>Draws where the codes of test images lie.</summary>
    public static void DrawCodes(BeliefModel model, string weights, ImageData data, string path)
    {
        Plot plot = CodePlot.Of(data, ((ICoder)model).Codes(weights, data.Test.Inputs));
        PngFile.Write(path, PlotSide, PlotSide, surface => plot.Render(surface.Canvas, PlotSide, PlotSide));
        Report.Line($"picture: {path}");
    }

    private static float[] Shades(float[] field)
    {
        float largest = Math.Max(MathF.Abs(TensorPrimitives.MaxMagnitude<float>(field)), 1e-9f);
        return Array.ConvertAll(field, weight => 0.5f + 0.5f * weight / largest);
    }
}
