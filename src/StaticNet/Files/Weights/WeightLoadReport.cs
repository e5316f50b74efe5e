using System.Collections.Immutable;

namespace StaticNet;

/// <summary>The result of loading a weight file: which tensors were loaded, and which were not.</summary>
public sealed record WeightLoadReport
{
    /// <summary>The path of the file, as given.</summary>
    public required string FileName { get; init; }

    /// <summary>The tensors of the network that were loaded.</summary>
    public required ImmutableArray<string> LoadedTensors { get; init; }

    /// <summary>The tensors that are in the network but not in the file; they are unchanged.</summary>
    public required ImmutableArray<string> MissingTensors { get; init; }

    /// <summary>The tensors that are in the file but not in the network, by their names in the file.</summary>
    public required ImmutableArray<string> UnexpectedTensors { get; init; }

    /// <summary>
    /// What does not fit in tensors that are in both, shape or element type, one sentence each; these tensors are
    /// unchanged.
    /// </summary>
    public required ImmutableArray<string> Mismatches { get; init; }

    /// <summary>The skipped tensors: those without the prefix, and counters that nothing depends on.</summary>
    public required ImmutableArray<string> IgnoredTensors { get; init; }

    /// <summary>Whether all tensors of the network were loaded, and all tensors of the file were used.</summary>
    public bool IsComplete => MissingTensors.IsEmpty && UnexpectedTensors.IsEmpty && Mismatches.IsEmpty;

    /// <summary>Describes the result in one line of limited length.</summary>
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
