using StaticNet;

namespace DeepBelief.Models;

/// <summary>Trains any network by backpropagation.</summary>
internal static class FineTuning
{
    /// <summary>Trains it, saves it where that is asked for, and tests it.</summary>
    public static Evaluation Run<TNetwork>(
        TNetwork network, TrainingPlan plan, Dataset training, Dataset test, FitOptions options,
        CancellationToken cancellation)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        var trainer = new Trainer<TNetwork>(network, new Adam(plan.LearningRate)) { Threads = plan.Threads };
        trainer.Fit(training, options with { Validation = test }, cancellation);
        if (plan.Save is { } path)
            WeightFile.Save(trainer.Network, path);
        return trainer.Evaluate(test, cancellation);
    }
}
