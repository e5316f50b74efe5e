using System.CommandLine;

namespace Shared;

/// <summary>The options of a verb that trains, beside its data, epochs and batches, as a plan.</summary>
/// <param name="learningRate">Adam's learning rate, where the user says nothing.</param>
/// <param name="seed">What the seed is of.</param>
/// <param name="plot">What the picture is.</param>
internal sealed class PlanOptions(double learningRate, string seed, string plot)
{
    private readonly Option<double> _learningRate = CommonOptions.LearningRate(learningRate);
    private readonly Option<long> _seed = CommonOptions.Seed(seed);
    private readonly Option<int> _threads = CommonOptions.Threads();
    private readonly Option<string?> _save = CommonOptions.File("--save", "the weight file to write (safetensors)");
    private readonly Option<string?> _checkpoint = CommonOptions.Checkpoint();
    private readonly Option<bool> _resume = CommonOptions.Resume();
    private readonly Option<string?> _plot = CommonOptions.File("--plot", plot);

    /// <summary>Adds them to the verb's own.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_learningRate, _seed, _threads, _save, _checkpoint, _resume, _plot])
            command.Options.Add(option);
    }

    /// <summary>What the user asks for.</summary>
    /// <exception cref="UsageException">A file cannot be written, or is missing.</exception>
    public TrainingPlan Plan(ParseResult parsed, int epochs, int batch)
    {
        var plan = new TrainingPlan
        {
            Epochs = epochs,
            Batch = batch,
            LearningRate = parsed.GetValue(_learningRate),
            Seed = parsed.GetValue(_seed),
            Threads = parsed.GetValue(_threads),
            Save = parsed.GetValue(_save),
            Checkpoint = parsed.GetValue(_checkpoint),
            Resume = parsed.GetValue(_resume),
            Plot = parsed.GetValue(_plot),
        };

        // What would fail in the end fails before the work.
        OutputFile.RequireCheckpoint(plan.Resume, plan.Checkpoint);
        OutputFile.RequireDifferent(("--save", plan.Save), ("--checkpoint", plan.Checkpoint), ("--plot", plan.Plot));
        foreach (string? path in (string?[])[plan.Save, plan.Checkpoint, plan.Plot])
            OutputFile.RequireWritable(path);
        return plan;
    }
}
