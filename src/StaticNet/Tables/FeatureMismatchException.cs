using System.Collections.Immutable;

namespace StaticNet;

/// <summary>
/// A weight file was saved with another record than the network has now: with other columns, in another order, or with
/// columns that become other inputs.
/// </summary>
public sealed class FeatureMismatchException : DataFormatException
{
    internal FeatureMismatchException(string fileName, FeatureDifference difference)
        : base(fileName, null, difference.ToString(), null)
    {
        Added = difference.Added;
        Removed = difference.Removed;
        Reordered = difference.Reordered;
        Changed = difference.Changed;
    }

    internal FeatureMismatchException(string fileName, string reason, Exception? innerException = null)
        : base(fileName, "the metadata of its record", reason, innerException)
    {
    }

    /// <summary>The columns that the record has and the file has not.</summary>
    public ImmutableArray<string> Added { get; } = [];

    /// <summary>The columns that the file has and the record has not.</summary>
    public ImmutableArray<string> Removed { get; } = [];

    /// <summary>The columns that both have, in the file's order, where that is another.</summary>
    public ImmutableArray<string> Reordered { get; } = [];

    /// <summary>What is different in columns that both have, one sentence each.</summary>
    public ImmutableArray<string> Changed { get; } = [];
}
