using System.CommandLine;
using DeepBelief.Models;
using DeepBelief.Rendering;
using StaticNet;

namespace DeepBelief.Commands;

/// <summary>The verb <c>reconstruct</c>.</summary>
internal static class ReconstructCommand
{
    private const int Examples = 3;

    /// <summary>Describes it.</summary>
    public static Command Create()
    {
        Option<BeliefModel> model = BeliefOptions.Model<BeliefModel>();
        Option<string> weights = BeliefOptions.Weights();
        Option<string?> data = ImageOptions.Data();
        Option<string> plot = BeliefOptions.Plot("reconstructed.png");
        var command = new Command(
            "reconstruct", "Draws test images, and what the network makes of them through one machine, two, and so on.")
        {
            model, weights, data, plot,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(plot)!;
            OutputFile.RequireWritable(path);
            Run(
                parsed.GetValue(model)!, parsed.GetValue(weights)!, ImageData.Load(parsed.GetValue(data), samples: 1),
                path);
        });
        return command;
    }

    /// <summary>Reconstructs some test images of each class and draws them.</summary>
    public static void Run(BeliefModel model, string weights, ImageData data, string path)
    {
        int[][] images = [.. Enumerable.Range(0, data.Classes.Length).Select(label => FirstOf(data.Test, label))];
        Dataset shown = data.Test.Gather([.. images.SelectMany(ofClass => ofClass)]);
        IReadOnlyList<Reconstruction> made = model.Reconstruct(weights, shown.Inputs);
        string[] group = ["image", .. made.Select(reconstruction => reconstruction.Name)];
        var grid = new ImageGrid("Test images, and what is made of them")
        {
            Headings = [.. Enumerable.Repeat(group, Examples).SelectMany(names => names)],
            Group = group.Length,
        };
        int next = 0;
        for (int label = 0; label < images.Length; label++)
        {
            grid.Add(data.Classes[label], Enumerable.Range(next, images[label].Length).SelectMany(Tiles));
            next += images[label].Length;
        }
        grid.Write(path);
        Report.Line($"picture: {path}");

        IEnumerable<float[]> Tiles(int image) =>
        [
            shown.Input(image).ToArray(),
            .. made.Select(all => all.Images.AsSpan(image * shown.InputSize, shown.InputSize).ToArray()),
        ];
    }

    private static int[] FirstOf(Dataset test, int label)
        => [.. Enumerable.Range(0, test.Count).Where(image => test.Labels[image] == label).Take(Examples)];
}
