using StaticNet.Generators.Layers;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.ShapeInference;

/// <summary>An output whose classes have names.</summary>
/// <param name="Output">The output.</param>
/// <param name="Index">Its place among all of the network.</param>
/// <param name="Classes">Its classes.</param>
/// <param name="IsProbabilities">Whether its values are probabilities already.</param>
internal sealed record ClassifierOutput(NetworkOutput Output, int Index, ClassSet Classes, bool IsProbabilities)
{
    /// <summary>How many classes a sample, or a time step, has: one for each position of an image.</summary>
    public int Positions => Output.Shape.Positions;

    /// <summary>The outputs of a network whose classes have names.</summary>
    public static IEnumerable<ClassifierOutput> Of(InferredNetwork network)
    {
        for (int index = 0; index < network.Outputs.Count; index++)
        {
            NetworkOutput output = network.Outputs[index];
            if (output.Classes is { } classes)
                yield return new ClassifierOutput(output, index, classes, IsProbability(network, output.Source));
        }
    }

    /// <summary>The outputs with the classes that the targets of a record name.</summary>
    public static IEnumerable<NetworkOutput> Named(InferredNetwork network)
    {
        TableTarget[] targets = [.. TableTarget.Of(network)];
        return network.Outputs.Select(output => output.Classes is not null ? output : output with
        {
            Classes = targets.FirstOrDefault(target => ReferenceEquals(target.Output, output))?.Classes,
        });
    }

    /// <summary>Whether a value is made of probabilities.</summary>
    public static bool IsProbability(InferredNetwork network, int source)
    {
        while (source >= 0 && network.Nodes[source].Layer is IView or IOnlyInTraining)
            source = network.Nodes[source].Source;
        return source >= 0 && network.Nodes[source].Layer is IMakesProbabilities;
    }
}
