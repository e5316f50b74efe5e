using StaticNet.Generators.Model;

namespace StaticNet.Generators.Declarations;

/// <summary>What the properties of a type marked with [Features] say, with no symbol in it.</summary>
/// <param name="Namespace">The namespace, empty for the global one.</param>
/// <param name="Outer">The types around it, outermost first.</param>
/// <param name="Keyword">What it is declared as.</param>
/// <param name="Name">Its name as it is written in source.</param>
/// <param name="HintName">A file name that is unique in the compilation.</param>
/// <param name="Columns">Its public properties and fields, in order.</param>
/// <param name="Members">The names of its members that are like those of generated ones.</param>
/// <param name="Problems">What parsing found wrong; their attributes are indices of columns.</param>
internal sealed record FeatureRecord(
    string Namespace,
    EquatableArray<ContainingType> Outer,
    string Keyword,
    string Name,
    string HintName,
    EquatableArray<FeatureColumn> Columns,
    EquatableArray<string> Members,
    EquatableArray<Problem> Problems)
{
    /// <summary>What generated members are called, or start with.</summary>
    public static readonly IReadOnlyList<string> Generated =
        ["Schema", "FeatureSize", "TargetSize", "FeatureCode", "Columns", "Offsets"];

    /// <summary>Whether members can be added at all.</summary>
    public bool CanBeReopened { get; init; }

    /// <summary>Whether it is public, and all that it stands in.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Whether a constructor takes its properties.</summary>
    public bool CanBeConstructed { get; init; }

    /// <summary>The type as it is called from anywhere.</summary>
    public string FullName => "global::" + (Namespace.Length > 0 ? Namespace + "." : "")
        + string.Concat(Outer.Select(static outer => outer.TypeName + ".")) + Name;

    /// <summary>Its name in words.</summary>
    public string Word => Name.TrimStart('@');

    /// <summary>The number of inputs of a row.</summary>
    public int FeatureSize => Columns.Sum(static column => column.Size);

    /// <summary>The columns that are targets.</summary>
    public IEnumerable<FeatureColumn> Targets => Columns.Where(static column => column.Role == ColumnRole.Target);

    /// <summary>The index of a column.</summary>
    public int IndexOf(FeatureColumn column) => Columns.ToList().IndexOf(column);

    /// <summary>The place of a column's first input among those of the row.</summary>
    public int OffsetOf(FeatureColumn column) =>
        Columns.TakeWhile(other => other != column).Sum(static other => other.Size);

    /// <summary>A name for a member that the record does not have.</summary>
    public string FreeName(string wanted)
    {
        string name = wanted;
        for (int number = 1; Members.Contains(name) || name == Word; number++)
            name = $"{wanted}{number}";
        return name;
    }

    /// <summary>Whether a member of this name can be added.</summary>
    public bool IsFree(string name) => !Members.Contains(name) && name != Word;
}
