using StaticNet;

namespace DeepBelief.Models;

/// <summary>A network with a head that tells digits apart.</summary>
/// <typeparam name="TNetwork">Its class.</typeparam>
/// <typeparam name="TPlain">The same layers without machines.</typeparam>
internal sealed class HeadModel<TNetwork, TPlain>(string name) : BeliefModel<TNetwork>(name), IFineTuned
    where TNetwork : class, IDeepBeliefNetwork<TNetwork>, ITrainableNetwork<TNetwork>
    where TPlain : class, ITrainableNetwork<TPlain>
{
    public Measure[] Measures { get; } =
    [
        Measure.Loss with { Heading = "loss" },
        Measure.TestLoss,
        Measure.TestAccuracy with { IsHighlighted = true },
    ];

    public NetworkDefinition DefinitionOf(bool isPlain) => isPlain ? TPlain.Definition : TNetwork.Definition;

    public Evaluation FineTune(
        FineTunePlan plan, ImageData data, FitOptions options, CancellationToken cancellation)
        => plan.Weights is { } weights
            ? FineTuning.Run(Load(weights), plan.Training, data.Training, data.Test, options, cancellation)
            : FineTuning.Run(
                TPlain.Create(plan.Training.Seed), plan.Training, data.Training, data.Test, options, cancellation);
}
