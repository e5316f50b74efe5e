using System.CommandLine;
using DeepBelief.Models;
using DeepBelief.Rendering;
using StaticNet;

namespace DeepBelief.Commands;

/// <summary>The verb <c>finetune</c>.</summary>
internal static class FineTuneCommand
{
    // A few labelled images need many epochs, and small batches.
    private const int LeastUpdates = 1_000;
    private const int MostBatch = 100;
    private const int LeastBatch = 10;

    /// <summary>Describes it.</summary>
    /// <param name="interruption">Is cancelled by Ctrl-C.</param>
    public static Command Create(CancellationToken interruption)
    {
        Option<BeliefModel> model = BeliefOptions.Model<IFineTuned>();
        Option<string?> data = ImageOptions.Data();
        Option<int?> samples = ImageOptions.Samples();
        Option<int?> labels = CommonOptions.OptionalCount(
            "--labels", "how many images have labels, as many of each digit; all", ImageData.MaximumSamples);
        Option<string?> weights = CommonOptions.File("--weights", "the weight file that pretrain --save wrote");
        Option<bool> plain = new("--plain")
        {
            Description = "train the same layers from Glorot's initial weights, without pre-training, to compare",
        };
        Option<int?> epochs = CommonOptions.OptionalCount(
            "--epochs", "how many times to go through the images; 20, or more where they are few", 1_000_000);
        Option<int?> batch = CommonOptions.OptionalCount(
            "--batch", "how many images make one update; 100, or fewer where they are few", 1_000_000);
        Option<double> learningRate = CommonOptions.LearningRate(0.001);
        Option<long> seed = CommonOptions.Seed(
            "the seed of the order of the images, of which have labels, and of weights without pre-training");
        Option<int> threads = CommonOptions.Threads();
        Option<string?> save = CommonOptions.File("--save", "the weight file to write (safetensors)");
        Option<string?> checkpoint = CommonOptions.Checkpoint();
        Option<bool> resume = CommonOptions.Resume();

        var command = new Command(
            "finetune", "Trains a pre-trained network by backpropagation, to tell digits apart or to reconstruct them.")
        {
            model, data, samples, labels, weights, plain, epochs, batch, learningRate, seed, threads, save, checkpoint,
            resume,
        };
        command.SetAction(parsed =>
        {
            string? pretrained = parsed.GetValue(weights);
            if (pretrained is null != parsed.GetValue(plain))
                throw new UsageException("finetune needs --weights of a pre-trained network, or else --plain.");
            BeliefOptions.CheckFiles(parsed.GetValue(resume), parsed.GetValue(save), parsed.GetValue(checkpoint));
            ImageData images = ImageData.Load(parsed.GetValue(data), parsed.GetValue(samples));
            if (parsed.GetValue(labels) is { } count)
            {
                images = images with
                {
                    Training = LabelledImages.Take(images.Training, count, (ulong)parsed.GetValue(seed)),
                };
            }
            int size = parsed.GetValue(batch) ?? Batch(images.Training.Count);
            Run(
                parsed.GetValue(model)!, pretrained, images, new TrainingPlan
                {
                    Epochs = parsed.GetValue(epochs) ?? Epochs(images.Training.Count, size),
                    Batch = size,
                    LearningRate = parsed.GetValue(learningRate),
                    Seed = parsed.GetValue(seed),
                    Threads = parsed.GetValue(threads),
                    Save = parsed.GetValue(save),
                    Checkpoint = parsed.GetValue(checkpoint),
                    Resume = parsed.GetValue(resume),
                },
                interruption);
        });
        return command;
    }

    /// <summary>How many images make one update unless the user says otherwise.</summary>
    public static int Batch(int images) => Math.Clamp(images / 10, LeastBatch, MostBatch);

    /// <summary>How many times to go through the images unless the user says otherwise.</summary>
    public static int Epochs(int images, int batch) => Math.Max(20, LeastUpdates * batch / images);

    /// <summary>Trains a network, and shows how it goes.</summary>
    /// <param name="model">The network.</param>
    /// <param name="weights">The weights of pre-training; null for a network that has none.</param>
    /// <param name="data">The images.</param>
    /// <param name="plan">How.</param>
    /// <param name="interruption">Is cancelled by Ctrl-C.</param>
    /// <returns>How it does on the test images.</returns>
    public static Evaluation Run(
        BeliefModel model, string? weights, ImageData data, TrainingPlan plan, CancellationToken interruption)
    {
        var network = (IFineTuned)model;
        var log = new TrainingLog(data.Training.Count);
        ITrainingDisplay display = TrainingDisplay.Create(log, network.Measures);
        Header.Write(
            weights is null ? $"{model.Name} without pre-training" : $"{model.Name} of {weights}",
            network.DefinitionOf(isPlain: weights is null), data, plan);
        var options = new FitOptions
        {
            Epochs = plan.Epochs,
            BatchSize = plan.Batch,
            Seed = (ulong)plan.Seed,
            RunSchedule = run => new CosineAnnealing(plan.LearningRate, run.Updates),
            CheckpointPath = plan.Checkpoint,
            Resume = plan.Resume,
            Callbacks = [log],
            Progress = display,
        };
        Evaluation? evaluation = null;
        display.Run(() => evaluation =
            network.FineTune(new FineTunePlan(plan, weights), data, options, interruption));
        Report.Line($"test loss: {evaluation!.Loss:0.0000}");
        if (evaluation.Accuracy is { } accuracy)
            Report.Line($"test accuracy: {accuracy:0.0000}");
        return evaluation;
    }
}
