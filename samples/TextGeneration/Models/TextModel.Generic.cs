using System.Numerics.Tensors;
using StaticNet;

namespace TextGeneration.Models;

/// <summary>A declared network.</summary>
/// <typeparam name="TNetwork">Its class.</typeparam>
internal sealed class TextModel<TNetwork>(ModelKind kind, int embedding, int hidden)
    : TextModel(kind, embedding, hidden)
    where TNetwork : class, ITrainableRecurrentNetwork<TNetwork, int>
{
    public override int Symbols => TNetwork.Vocabulary;

    public override int MostSteps => TNetwork.MostSteps;

    public override NetworkDefinition Definition => TNetwork.Definition;

    public override int ParameterCount => TNetwork.ParameterCount;

    public override (TokenEvaluation Evaluation, ITextWriter Writer) Train(
        TrainingPlan plan, Corpus corpus, StreamFitOptions options, Action<ITextWriter> epochEnded,
        CancellationToken cancellation)
    {
        TNetwork network = TNetwork.Create(plan.Seed);
        Optimizer optimizer = Kind.CreateOptimizer(plan.LearningRate);
        var trainer = new Trainer<TNetwork>(network, optimizer) { Threads = plan.Threads };
        var writer = new TextWriter<TNetwork>(network, corpus.Vocabulary);
        var afterEpoch = new AfterEachEpoch(() =>
        {
            if (plan.Save is { } path)
                Save(network, path, corpus);
            epochEnded(writer);
        });
        try
        {
            trainer.Fit(corpus.Training, options with { Callbacks = [.. options.Callbacks, afterEpoch] }, cancellation);
        }
        catch (OperationCanceledException)
        {
            throw new InterruptedException(SaveUnfinished(trainer, plan, corpus));
        }
        if (plan.Save is { } file)
            Save(network, file, corpus);
        return (trainer.Evaluate(corpus.Validation, cancellation), writer);
    }

    public override ITextWriter Load(string weights, Vocabulary vocabulary)
    {
        TNetwork network = TNetwork.Create(seed: 0);
        WeightFile.Load(network, weights);
        return new TextWriter<TNetwork>(network, vocabulary);
    }

    // What was never trained, or went to infinity, does not take the place of a file that may be good.
    private static string SaveUnfinished(Trainer<TNetwork> trainer, TrainingPlan plan, Corpus corpus)
    {
        string resume = plan.Checkpoint is { } checkpoint ? $" --resume goes on from {checkpoint}." : "";
        if (plan.Save is not { } path)
            return "interrupted." + resume;
        if (trainer.Optimizer.Steps == 0 || !TensorPrimitives.IsFiniteAll<float>(trainer.Network.Parameters))
            return $"interrupted before there was anything to save in {path}." + resume;
        Save(trainer.Network, path, corpus);
        return $"interrupted after {trainer.Optimizer.Steps} steps; what was learned is saved in {path}." + resume;
    }

    private static void Save(TNetwork network, string path, Corpus corpus)
    {
        Dictionary<string, string> metadata = [];
        corpus.Vocabulary.WriteTo(metadata);
        WeightFile.Save(network, path, metadata);
    }

    private sealed class AfterEachEpoch(Action action) : TrainingCallback
    {
        public override void OnEpochEnd(TrainingContext context, EpochResult result) => action();
    }
}
