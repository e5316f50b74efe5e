using System.Globalization;
using StaticNet;
using TextGeneration.Models;
using TextGeneration.Rendering;

namespace TextGeneration.Commands;

/// <summary>Trains a network and shows how.</summary>
internal static class Training
{
    private const double LargestGradientNorm = 5;

    /// <summary>Trains, ending in a line with the validation loss.</summary>
    /// <returns>What writes with the network.</returns>
    public static ITextWriter Run(TrainingPlan plan, TextModel model, Corpus corpus, CancellationToken interruption)
    {
        RequirePositions(plan, model);
        RequireEnough(plan, corpus);
        var log = new TrainingLog((long)plan.Batch * plan.Sequence);
        ITrainingDisplay display = TrainingDisplay.Create(log, corpus.Symbol);
        TrainingHeader.Write(model, corpus, plan);
        var options = new StreamFitOptions
        {
            Epochs = plan.Epochs,
            Streams = plan.Batch,
            Window = plan.Sequence,
            Seed = (ulong)plan.Seed,
            ClipNorm = LargestGradientNorm,
            Validation = corpus.Validation,
            CheckpointPath = plan.Checkpoint,
            Resume = plan.Resume,
            Callbacks = plan.Steps is { } steps ? [log, new StopAfter(steps)] : [log],
            Progress = display,
            RunSchedule = model.Kind.Schedule is { } schedule
                ? length => schedule(plan.LearningRate, Math.Min(length.Updates, plan.Steps ?? int.MaxValue))
                : null,
        };
        (TokenEvaluation Evaluation, ITextWriter Writer)? result = null;
        display.Run(() => result = model.Train(plan, corpus, options, display.EpochEnded, interruption));
        (TokenEvaluation evaluation, ITextWriter writer) = result!.Value;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"validation loss: {evaluation.Loss:0.0000} nats/{corpus.Symbol}"));
        return writer;
    }

    private static void RequirePositions(TrainingPlan plan, TextModel model)
    {
        if (plan.Sequence > model.MostSteps)
        {
            throw new UsageException(
                $"--sequence {plan.Sequence} is too long: "
                + $"{model.Definition.Name} has positions for {model.MostSteps}.");
        }
    }

    private static void RequireEnough(TrainingPlan plan, Corpus corpus)
    {
        long needed = plan.Batch * (plan.Sequence + 1L);
        if (corpus.Training.Count < needed)
        {
            throw new UsageException(string.Create(
                CultureInfo.InvariantCulture,
                $"{corpus.Source} is too short: nine tenths of it are {corpus.Training.Count} {corpus.Symbol}s, "
                + $"but --batch {plan.Batch} with --sequence {plan.Sequence} needs {needed} "
                + $"({plan.Sequence} and the next one, for each)."));
        }
    }

    private sealed class StopAfter(int steps) : TrainingCallback
    {
        // A run that goes on from a checkpoint may have made all of them already.
        public override void OnStart(TrainingContext context) => OnStepEnd(context);

        public override void OnStepEnd(TrainingContext context) => context.Stop |= context.Updates >= steps;
    }
}
