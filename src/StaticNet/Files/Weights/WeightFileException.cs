using System.Collections.Immutable;

namespace StaticNet;

/// <summary>
/// A weight file is valid, but not one of this network. The properties list everything that does not fit, the message
/// the first of each kind.
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

    /// <summary>The tensors that the network has and the file has not.</summary>
    public ImmutableArray<string> MissingTensors { get; } = [];

    /// <summary>The tensors that the file has and the network has not.</summary>
    public ImmutableArray<string> UnexpectedTensors { get; } = [];

    /// <summary>What is wrong with tensors that both have: shape or element type, one sentence each.</summary>
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
