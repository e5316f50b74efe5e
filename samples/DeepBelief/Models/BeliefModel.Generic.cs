using System.Collections.Immutable;
using StaticNet;

namespace DeepBelief.Models;

/// <summary>A declared network.</summary>
/// <typeparam name="TNetwork">Its class.</typeparam>
internal abstract class BeliefModel<TNetwork>(string name) : BeliefModel(name)
    where TNetwork : class, IDeepBeliefNetwork<TNetwork>
{
    // So many of the test images show how far a machine overfits.
    private const int MostHeldOut = 1_000;

    public override NetworkDefinition Definition => TNetwork.Definition;

    public override ImmutableArray<RbmDefinition> Machines => TNetwork.Rbms;

    public override Pretrained Pretrain(
        PretrainPlan plan, ImageData data, IProgress<PretrainProgress> display, CancellationToken cancellation)
    {
        TNetwork network = TNetwork.Create(plan.Seed);
        PretrainHistory history = network.Pretrain(data.Training, new PretrainOptions
        {
            Machines = plan.OptionsOf,
            BatchSize = plan.Batch,
            Seed = (ulong)plan.Seed,
            Threads = plan.Threads,
            Validation = data.Test.Take(Math.Min(MostHeldOut, data.Test.Count)),
            Progress = display,
            CheckpointPath = plan.Checkpoint,
            Resume = plan.Resume,
        }, cancellation);
        if (plan.UpDown > 0)
        {
            history = network.UpDown(data.Training, new UpDownOptions
            {
                Epochs = plan.UpDown,
                BatchSize = plan.Batch,
                Seed = (ulong)plan.Seed,
                Threads = plan.Threads,
                Progress = display,
                CheckpointPath = plan.Checkpoint is { } checkpoint ? checkpoint + ".up-down" : null,
                Resume = plan.Resume,
            }, cancellation);
        }
        if (plan.Save is { } path)
            WeightFile.Save(network, path);
        return new Pretrained(history.Epochs[^1].ReconstructionError, Accuracy(network, data.Test));
    }

    public override IReadOnlyList<Reconstruction> Reconstruct(string weights, ReadOnlySpan<float> images)
    {
        TNetwork network = Load(weights);
        List<Reconstruction> all = [];
        foreach (RbmDefinition machine in TNetwork.Rbms)
            all.Add(new Reconstruction(machine.Name, network.Reconstruct(images, all.Count + 1)));
        return all;
    }

    public override float[] ReceptiveFields(string weights)
        => Weights.Of(Load(weights), $"{TNetwork.Rbms[0].Name}.weight");

    /// <summary>The share of images whose label the model finds; null where it models none.</summary>
    protected virtual double? Accuracy(TNetwork network, Dataset test) => null;

    /// <summary>Reads the network's weights.</summary>
    protected TNetwork Load(string weights) => Weights.Load<TNetwork>(weights);
}
