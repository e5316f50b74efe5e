using System.Collections.Immutable;

namespace StaticNet;

/// <summary>What was loaded from a file of weights, and what was not.</summary>
public sealed record WeightLoadReport
{
    /// <summary>The file, as it was asked for.</summary>
    public required string FileName { get; init; }

    /// <summary>The tensors of the network that were loaded.</summary>
    public required ImmutableArray<string> LoadedTensors { get; init; }

    /// <summary>The tensors that the network has and the file has not; they are as they were.</summary>
    public required ImmutableArray<string> MissingTensors { get; init; }

    /// <summary>The tensors that the file has and the network has not, by their names in the file.</summary>
    public required ImmutableArray<string> UnexpectedTensors { get; init; }

    /// <summary>
    /// What is wrong with tensors that both have, shape or element type, one sentence each; they are as they were.
    /// </summary>
    public required ImmutableArray<string> Mismatches { get; init; }

    /// <summary>
    /// The tensors of the file whose names do not start with the prefix, and the counters that nothing depends on.
    /// </summary>
    public required ImmutableArray<string> IgnoredTensors { get; init; }

    /// <summary>
    /// Whether everything in the network was loaded, and all of the file's tensors have a place in it.
    /// </summary>
    public bool IsComplete => MissingTensors.IsEmpty && UnexpectedTensors.IsEmpty && Mismatches.IsEmpty;

    /// <summary>Says what was loaded, in one line of bounded length.</summary>
    public override string ToString() =>
        string.Join("; ", [$"{FileName}: {LoadedTensors.Length} tensors loaded", .. Problems]) + ".";

    /// <summary>What does not fit, a part of a sentence for each kind.</summary>
    internal IEnumerable<string> Problems
    {
        get
        {
            if (!MissingTensors.IsEmpty)
                yield return $"missing: {Excerpt.Of(MissingTensors)}";
            if (!UnexpectedTensors.IsEmpty)
                yield return $"not in the network: {Excerpt.Of(UnexpectedTensors)}";
            if (!Mismatches.IsEmpty)
                yield return Excerpt.Of(Mismatches, "; ");
        }
    }
}
