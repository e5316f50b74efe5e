using StaticNet;

namespace Digits.Models;

/// <summary>A declared network.</summary>
/// <typeparam name="TNetwork">Its class.</typeparam>
internal sealed class DigitModel<TNetwork>(string name, int epochs, int batch) : DigitModel(name, epochs, batch)
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    public override NetworkDefinition Definition => TNetwork.Definition;

    public override int ParameterCount => TNetwork.ParameterCount;

    public override Evaluation Train(
        TrainingPlan plan, DigitData data, FitOptions options, CancellationToken cancellation)
    {
        var trainer = new Trainer<TNetwork>(TNetwork.Create(plan.Seed), new Adam(plan.LearningRate))
        {
            Threads = plan.Threads,
        };
        trainer.Fit(data.Training, options, cancellation);
        if (plan.Save is { } path)
            WeightFile.Save(trainer.Network, path);
        return trainer.Evaluate(data.Test, cancellation);
    }

    public override Evaluation Evaluate(string weights, Dataset test, int threads, CancellationToken cancellation)
    {
        // An optimizer comes with a trainer; evaluating never uses it.
        var trainer = new Trainer<TNetwork>(Weights.Load<TNetwork>(weights), new Adam()) { Threads = threads };
        return trainer.Evaluate(test, cancellation);
    }

    public override float[] Predict(string weights, ReadOnlySpan<float> image)
    {
        float[] probabilities = new float[TNetwork.OutputSize];
        Weights.Load<TNetwork>(weights).Predict(image, probabilities);
        return probabilities;
    }

    public override Insight LookInside(string weights, ReadOnlySpan<float> image)
    {
        TNetwork network = Weights.Load<TNetwork>(weights);
        return new Insight(FilterBank.OfFirstLayer(network), network.Activations(image));
    }
}
