using Graphs.Rendering;
using StaticNet;

namespace Graphs.Experiments;

/// <summary>Trains any network.</summary>
internal static class Fitting
{
    /// <summary>Trains and tests a network, saves it where that is asked for, and shows how it goes.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="session">What it works with.</param>
    /// <param name="name">What the network is called.</param>
    /// <param name="training">The samples to train with.</param>
    /// <param name="test">The samples to test with.</param>
    /// <param name="measures">What to show of each epoch.</param>
    public static Fitted<TNetwork> Run<TNetwork>(
        Session session, string name, Dataset training, Dataset test, params Measure[] measures)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        TrainingPlan plan = session.Plan;
        var log = new TrainingLog(training.Count);
        ITrainingDisplay display = TrainingDisplay.Create(log, measures);
        TrainingHeader.Write(name, TNetwork.Definition, session.Data.Source, training.Count, test.Count, plan);
        var trainer = new Trainer<TNetwork>(TNetwork.Create(plan.Seed), new Adam(plan.LearningRate))
        {
            Threads = plan.Threads,
        };
        var options = new FitOptions
        {
            Epochs = plan.Epochs,
            BatchSize = plan.Batch,
            Seed = (ulong)plan.Seed,
            Validation = test,
            CheckpointPath = plan.Checkpoint,
            Resume = plan.Resume,
            Callbacks = [log],
            Progress = display,
        };
        display.Run(() => trainer.Fit(training, options, session.Interruption));
        if (plan.Save is { } path)
            WeightFile.Save(trainer.Network, path);
        return new Fitted<TNetwork>(trainer.Network, log, trainer.Evaluate(test, session.Interruption));
    }
}

/// <summary>What came of training.</summary>
/// <param name="Network">The trained network.</param>
/// <param name="Log">What happened.</param>
/// <param name="Evaluation">How it does on the test data.</param>
internal sealed record Fitted<TNetwork>(TNetwork Network, TrainingLog Log, Evaluation Evaluation);
