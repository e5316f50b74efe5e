using StaticNet.Generators.Contract;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.ShapeInference;

/// <summary>A target of the record that is the network's input, and the outputs that are about it.</summary>
/// <param name="Column">The target.</param>
/// <param name="Index">The index of its column.</param>
/// <param name="Output">The output that it belongs to.</param>
/// <param name="Offset">The first value that is about it, among those of all outputs.</param>
/// <param name="Positions">The number of values.</param>
internal sealed record TableTarget(FeatureColumn Column, int Index, NetworkOutput Output, int Offset, int Positions)
{
    /// <summary>Whether the output is about other targets too.</summary>
    public bool IsShared { get; init; }

    /// <summary>Its classes, as far as the record is seen; null for a number.</summary>
    public ClassSet? Classes { get; init; }

    /// <summary>
    /// The targets of a network: one output is about all of them, and of several outputs each is named after one.
    /// </summary>
    public static IEnumerable<TableTarget> Of(InferredNetwork network)
    {
        if (network.Declaration.Features is not { } record)
            yield break;
        FeatureColumn[] targets = [.. record.Targets];
        bool isShared = network.Outputs.Count == 1 && targets.Length > 1;
        for (int place = 0; place < targets.Length; place++)
        {
            int index = network.Outputs.Count == 1 ? 0 : IndexOf(network.Outputs, targets[place]);
            if (index < 0)
                continue;
            NetworkOutput output = network.Outputs[index];
            int offset = network.Outputs.Take(index).Sum(static other => other.Shape.Size) + (isShared ? place : 0);
            yield return new TableTarget(
                targets[place], record.IndexOf(targets[place]), output, offset,
                isShared ? 1 : output.Shape.Size)
            {
                IsShared = isShared,
                Classes = TableMembers.ClassesOf(record, targets[place]),
            };
        }
    }

    private static int IndexOf(IReadOnlyList<NetworkOutput> outputs, FeatureColumn target)
    {
        for (int index = 0; index < outputs.Count; index++)
        {
            if (string.Equals(outputs[index].Name, target.Name, StringComparison.OrdinalIgnoreCase))
                return index;
        }
        return -1;
    }
}
