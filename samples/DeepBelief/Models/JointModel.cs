using System.Numerics.Tensors;
using StaticNet;

namespace DeepBelief.Models;

/// <summary>A network that models digits and their labels together.</summary>
/// <typeparam name="TNetwork">Its class.</typeparam>
internal sealed class JointModel<TNetwork>(string name) : BeliefModel<TNetwork>(name), IGenerator
    where TNetwork : class, IDeepBeliefNetwork<TNetwork>
{
    public float[][] Generate(string weights, int count, GenerateOptions options, CancellationToken cancellation)
    {
        TNetwork network = Load(weights);
        int classes = Machines[^1].Labels;
        return [.. Enumerable.Range(0, classes).Select(OfClass)];

        float[] OfClass(int label)
        {
            ulong seed = options.Seed * (ulong)classes + (ulong)label;
            return network.Generate(count, options with { Label = label, Seed = seed }, cancellation);
        }
    }

    protected override double? Accuracy(TNetwork network, Dataset test)
    {
        float[] probabilities = network.LabelProbabilities(test.Inputs);
        int classes = probabilities.Length / test.Count, correct = 0;
        for (int sample = 0; sample < test.Count; sample++)
        {
            ReadOnlySpan<float> ofSample = probabilities.AsSpan(sample * classes, classes);
            if (TensorPrimitives.IndexOfMax(ofSample) == test.Labels[sample])
                correct++;
        }
        return (double)correct / test.Count;
    }
}
