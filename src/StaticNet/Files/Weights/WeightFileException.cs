using System.Collections.Immutable;

namespace StaticNet;

/// <summary>
/// A weight file is valid, but not one of this network. The message lists everything that does not fit.
/// </summary>
public sealed class WeightFileException : DataFormatException
{
    internal WeightFileException(
        string fileName,
        string networkName,
        ImmutableArray<string> missing,
        ImmutableArray<string> unexpected,
        ImmutableArray<string> mismatches)
        : base(fileName, null, Describe(networkName, missing, unexpected, mismatches), null)
    {
        MissingTensors = missing;
        UnexpectedTensors = unexpected;
        Mismatches = mismatches;
    }

    /// <summary>The tensors that the network has and the file has not.</summary>
    public ImmutableArray<string> MissingTensors { get; }

    /// <summary>The tensors that the file has and the network has not.</summary>
    public ImmutableArray<string> UnexpectedTensors { get; }

    /// <summary>What is wrong with tensors that both have: shape or element type, one sentence each.</summary>
    public ImmutableArray<string> Mismatches { get; }

    private static string Describe(
        string networkName,
        ImmutableArray<string> missing,
        ImmutableArray<string> unexpected,
        ImmutableArray<string> mismatches)
    {
        var parts = new List<string>();
        if (!missing.IsEmpty)
            parts.Add($"missing: {string.Join(", ", missing)}");
        if (!unexpected.IsEmpty)
            parts.Add($"not in the network: {string.Join(", ", unexpected)}");
        parts.AddRange(mismatches);
        return $"the tensors are not those of {networkName}: {string.Join("; ", parts)}.";
    }
}
