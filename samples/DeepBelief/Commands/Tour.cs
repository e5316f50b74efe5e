using DeepBelief.Models;
using StaticNet;

namespace DeepBelief.Commands;

/// <summary>What the program does without a verb: a little of everything, with small networks.</summary>
internal static class Tour
{
    private const int Images = 4_000;
    private const int Labels = 100;

    /// <summary>Runs it.</summary>
    /// <param name="interruption">Is cancelled by Ctrl-C.</param>
    public static void Run(CancellationToken interruption)
    {
        foreach (string picture in (string[])["features.png", "reconstructed.png", "generated.png", "codes.png"])
            OutputFile.RequireWritable(picture);
        ImageData data = ImageData.Load(ImageData.Drawn, Images);
        string directory = Directory.CreateTempSubdirectory("deepbelief-").FullName;
        try
        {
            Generate(data, Path.Combine(directory, "joint"), interruption);
            Code(data, Path.Combine(directory, "codes"), interruption);
            Recognise(data, Path.Combine(directory, "digits"), interruption);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void Generate(ImageData data, string weights, CancellationToken interruption)
    {
        BeliefModel model = Model("small-joint");
        PretrainCommand.Run(model, Pretraining(weights, epochs: 20), data, interruption);
        GenerateOptions options = new() { GibbsSteps = 300, Guidance = GenerateCommand.Guidance };
        GenerateCommand.Run(model, weights, options, "generated.png", interruption);
        Console.WriteLine();
    }

    private static void Code(ImageData data, string weights, CancellationToken interruption)
    {
        BeliefModel model = Model("small-codes");
        PretrainCommand.Run(model, Pretraining(weights, epochs: 8), data, interruption);
        Console.WriteLine();
        TrainingPlan plan = Training(epochs: 30, batch: 50, rate: 0.003) with { Save = weights };
        FineTuneCommand.Run(model, weights, data, plan, interruption);
        FeaturesCommand.DrawCodes(model, weights, data, "codes.png");
        Console.WriteLine();
    }

    private static void Recognise(ImageData data, string weights, CancellationToken interruption)
    {
        BeliefModel model = Model("small");
        PretrainCommand.Run(model, Pretraining(weights, epochs: 8), data, interruption);
        FeaturesCommand.DrawFields(model, weights, "features.png");
        ReconstructCommand.Run(model, weights, data, "reconstructed.png");
        Console.WriteLine();

        ImageData labelled = data with { Training = LabelledImages.Take(data.Training, Labels, seed: 1) };
        TrainingPlan plan = Training(epochs: 40, batch: 10, rate: 0.003);
        FineTuneCommand.Run(model, weights: null, labelled, plan, interruption);
        Console.WriteLine();
        FineTuneCommand.Run(model, weights, labelled, plan, interruption);
    }

    private static BeliefModel Model(string name) => BeliefModel.All.Single(model => model.Name == name);

    private static PretrainPlan Pretraining(string weights, int epochs) => new()
    {
        Epochs = epochs,
        Batch = 100,
        Seed = 1,
        Threads = Environment.ProcessorCount,
        Save = weights,
    };

    private static TrainingPlan Training(int epochs, int batch, double rate) => new()
    {
        Epochs = epochs,
        Batch = batch,
        LearningRate = rate,
        Seed = 1,
        Threads = Environment.ProcessorCount,
    };
}
