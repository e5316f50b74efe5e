using System.Collections.Immutable;

namespace StaticNet;

/// <summary>
/// A weight file was saved with a different record: with other columns, another order of columns, or columns that
/// become other inputs.
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

    /// <summary>The columns that are in the record but not in the file.</summary>
    public ImmutableArray<string> Added { get; } = [];

    /// <summary>The columns that are in the file but not in the record.</summary>
    public ImmutableArray<string> Removed { get; } = [];

    /// <summary>The columns in both, in the file's order, if the order differs.</summary>
    public ImmutableArray<string> Reordered { get; } = [];

    /// <summary>The differences in columns that are in both, one sentence each.</summary>
    public ImmutableArray<string> Changed { get; } = [];
}
