using System.Collections.Immutable;

namespace StaticNet;

/// <summary>The columns of a table, and how a row becomes inputs and targets of a network.</summary>
public sealed class FeatureSchema
{
    /// <summary>Creates a schema and assigns the positions of all columns.</summary>
    /// <param name="name">The name of the record.</param>
    /// <param name="columns">The columns, in order of declaration.</param>
    public FeatureSchema(string name, ImmutableArray<FeatureColumn> columns)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        var names = ImmutableArray.CreateBuilder<string>();
        var placed = ImmutableArray.CreateBuilder<FeatureColumn>(columns.Length);
        int targets = 0;
        foreach (FeatureColumn column in columns)
        {
            int offset = column.Role == FeatureRole.Target ? targets++ : names.Count;
            if (column.Role == FeatureRole.Feature)
                names.AddRange(FeatureLayout.Names(column));
            int size = column.Role == FeatureRole.Target ? 1 : names.Count - offset;
            placed.Add(column with { Offset = offset, Size = size });
        }
        Columns = placed.MoveToImmutable();
        FeatureNames = names.ToImmutable();
        Features = [.. Columns.Where(static column => column.Role == FeatureRole.Feature)];
        Targets = [.. Columns.Where(static column => column.Role == FeatureRole.Target)];
    }

    /// <summary>The name of the record.</summary>
    public string Name { get; }

    /// <summary>The columns, in order of declaration.</summary>
    public ImmutableArray<FeatureColumn> Columns { get; }

    /// <summary>
    /// The names of the inputs: the column's name for a number, <c>District=Old Town</c> for a category,
    /// <c>Sold.Month.Sin</c> for a part of a date.
    /// </summary>
    public ImmutableArray<string> FeatureNames { get; }

    /// <summary>The number of inputs of a row.</summary>
    public int FeatureSize => FeatureNames.Length;

    /// <summary>The number of targets of a row.</summary>
    public int TargetSize => Targets.Length;

    /// <summary>The columns that are inputs, in order.</summary>
    public ImmutableArray<FeatureColumn> Features { get; }

    /// <summary>The columns that are targets, in order.</summary>
    public ImmutableArray<FeatureColumn> Targets { get; }

    /// <summary>Returns the index of a column by the name of its property; -1 if there is none.</summary>
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
