using System.Collections.Immutable;

namespace StaticNet;

/// <summary>
/// A weight file is valid but does not belong to this network. The properties list everything that does not fit, the
/// message the first of each kind.
/// </summary>
public sealed class WeightFileException : DataFormatException
{
    internal WeightFileException(string fileName, string networkName, string mismatch)
        : base(fileName, null, $"the tensors are not those of {networkName}: {mismatch}.", null)
    {
        Mismatches = [mismatch];
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="networkName">The network.</param>
    /// <param name="report">What fits and what does not.</param>
    /// <param name="prefix">The prefix with which all would fit, if there is one.</param>
    internal WeightFileException(string networkName, WeightLoadReport report, string? prefix)
        : base(report.FileName, null, Describe(networkName, report, prefix), null)
    {
        MissingTensors = report.MissingTensors;
        UnexpectedTensors = report.UnexpectedTensors;
        Mismatches = report.Mismatches;
    }

    /// <summary>The tensors that are in the network but not in the file.</summary>
    public ImmutableArray<string> MissingTensors { get; } = [];

    /// <summary>The tensors that are in the file but not in the network.</summary>
    public ImmutableArray<string> UnexpectedTensors { get; } = [];

    /// <summary>What does not fit in tensors that are in both: shape or element type, one sentence each.</summary>
    public ImmutableArray<string> Mismatches { get; } = [];

    private static string Describe(string networkName, WeightLoadReport report, string? prefix)
    {
        string problems = $"the tensors are not those of {networkName}: {string.Join("; ", report.Problems)}.";
        return prefix is null
            ? problems
            : $"{problems} All are there under '{Excerpt.Of(prefix)}': "
                + $"load with new WeightLoadOptions {{ Prefix = \"{Excerpt.Of(prefix)}\" }}.";
    }
}
