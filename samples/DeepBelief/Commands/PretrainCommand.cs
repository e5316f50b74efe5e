using System.CommandLine;
using DeepBelief.Models;
using DeepBelief.Rendering;
using StaticNet;

namespace DeepBelief.Commands;

/// <summary>The verb <c>pretrain</c>.</summary>
internal static class PretrainCommand
{
    /// <summary>Describes it.</summary>
    /// <param name="interruption">Is cancelled by Ctrl-C.</param>
    public static Command Create(CancellationToken interruption)
    {
        Option<BeliefModel> model = BeliefOptions.Model<BeliefModel>();
        Option<string?> data = ImageOptions.Data();
        Option<int?> samples = ImageOptions.Samples();
        Option<int> epochs = CommonOptions.Count(
            "--epochs", "how many times each machine goes through the images", 10, 1_000_000);
        Option<int> batch = CommonOptions.Count("--batch", "how many images make one update", 100, 1_000_000);
        Option<double> learningRate = CommonOptions.Number(
            "--learning-rate", "the learning rate; Gaussian units take a tenth of it, chains that persist half",
            0.1, static value => value > 0, "greater than 0");
        Option<ChainKind?> chains = BeliefOptions.Chains();
        Option<int?> gibbs = CommonOptions.OptionalCount(
            "--gibbs", "how many steps of Gibbs sampling an update takes; 1, and 10 where chains persist", 10_000);
        Option<bool> centered = new("--centered") { Description = "centre units on their means" };
        Option<int> upDown = CommonOptions.Count(
            "--up-down", "how many times to fine-tune the model as a whole by the up-down algorithm after it", 0,
            1_000_000, least: 0);
        Option<long> seed = CommonOptions.Seed("the seed of the first weights and of all that is drawn");
        Option<int> threads = CommonOptions.Threads();
        Option<string?> save = CommonOptions.File("--save", "the weight file to write (safetensors)");
        Option<string?> checkpoint = CommonOptions.Checkpoint();
        Option<bool> resume = CommonOptions.Resume();

        var command = new Command("pretrain", "Pre-trains a network machine by machine, without labels.")
        {
            model, data, samples, epochs, batch, learningRate, chains, gibbs, centered, upDown, seed, threads, save,
            checkpoint, resume,
        };
        command.SetAction(parsed =>
        {
            var plan = new PretrainPlan
            {
                Epochs = parsed.GetValue(epochs),
                Batch = parsed.GetValue(batch),
                LearningRate = parsed.GetValue(learningRate),
                Chains = parsed.GetValue(chains),
                GibbsSteps = parsed.GetValue(gibbs),
                Centered = parsed.GetValue(centered),
                UpDown = parsed.GetValue(upDown),
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
                Save = parsed.GetValue(save),
                Checkpoint = parsed.GetValue(checkpoint),
                Resume = parsed.GetValue(resume),
            };
            BeliefModel network = parsed.GetValue(model)!;
            BeliefOptions.CheckFiles(plan.Resume, plan.Save, plan.Checkpoint);
            network.Check(plan);
            Run(network, plan, ImageData.Load(parsed.GetValue(data), parsed.GetValue(samples)), interruption);
        });
        return command;
    }

    /// <summary>Pre-trains a network, and shows how it goes.</summary>
    public static void Run(BeliefModel model, PretrainPlan plan, ImageData data, CancellationToken interruption)
    {
        Header.Write(model, data, plan);
        IPretrainDisplay display = IPretrainDisplay.Create(new WorkLeft(model.Machines, plan));
        Pretrained? result = null;
        display.Run(() => result = model.Pretrain(plan, data, display, interruption));
        Report.Line($"reconstruction error: {result!.ReconstructionError:0.00000}");
        if (result.Accuracy is { } accuracy)
            Report.Line($"test accuracy by free energy: {accuracy:0.0000}");
    }
}
