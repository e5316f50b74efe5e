using System.Collections.Immutable;

namespace StaticNet;

/// <summary>The columns of a table, and how a row becomes inputs and targets of a network.</summary>
/// <param name="Name">The name of the record.</param>
/// <param name="Columns">The columns, in order of declaration.</param>
/// <param name="FeatureNames">
/// The names of the inputs: of a number that of its column, of one category among several <c>District=Old Town</c>.
/// </param>
public sealed record FeatureSchema(
    string Name, ImmutableArray<FeatureColumn> Columns, ImmutableArray<string> FeatureNames)
{
    /// <summary>The number of inputs of a row.</summary>
    public int FeatureSize => FeatureNames.Length;

    /// <summary>The number of targets of a row.</summary>
    public int TargetSize => Targets.Length;

    /// <summary>The columns that are inputs, in order.</summary>
    public ImmutableArray<FeatureColumn> Features { get; } =
        [.. Columns.Where(static column => column.Role == FeatureRole.Feature)];

    /// <summary>The columns that are targets, in order.</summary>
    public ImmutableArray<FeatureColumn> Targets { get; } =
        [.. Columns.Where(static column => column.Role == FeatureRole.Target)];

    /// <summary>The index of a column by the name of its property; -1 where none has it.</summary>
    /// <param name="name">The name.</param>
    public int IndexOf(string name)
    {
        for (int index = 0; index < Columns.Length; index++)
        {
            if (Columns[index].Name == name)
                return index;
        }
        return -1;
    }
}
