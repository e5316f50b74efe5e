using StaticNet.Generators.Model;

namespace StaticNet.Generators.Declarations;

/// <summary>What a column of a record holds, as the library calls it.</summary>
internal enum ColumnKind
{
    Number,
    Boolean,
    Category,
    LearnedCategory,
    Date,
    Other,
}

/// <summary>What a column is for.</summary>
internal enum ColumnRole
{
    Feature,
    Target,
    Ignored,
}

/// <summary>A property of a record of features.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in full, without a question mark.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Role">What it is for.</param>
internal sealed record FeatureColumn(string Name, string Type, ColumnKind Kind, ColumnRole Role)
{
    /// <summary>Whether it may be null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether its type is an enum.</summary>
    public bool IsEnum { get; init; }

    /// <summary>Whether its type is string.</summary>
    public bool IsText { get; init; }

    /// <summary>Whether a number of its type is converted to double only where that is written.</summary>
    public bool NeedsCast { get; init; }

    /// <summary>Whether it has neither a setter nor a parameter of the constructor.</summary>
    public bool IsComputed { get; init; }

    /// <summary>The parameter of the constructor that is it, or null where it is set afterwards.</summary>
    public string? Parameter { get; init; }

    public string Scaling { get; init; } = "Standard";

    public double? Mean { get; init; }

    public double Deviation { get; init; }

    public string Missing { get; init; } = "Mean";

    public double Fill { get; init; }

    /// <summary>The names of the known categories.</summary>
    public EquatableArray<string> Categories { get; init; }

    public int Max { get; init; }

    public int EmbeddingSize { get; init; }

    /// <summary>The parts of a date, in the order in which they are encoded.</summary>
    public EquatableArray<string> DateParts { get; init; }

    /// <summary>Whether one of its inputs says that it is missing.</summary>
    public bool SaysMissing => IsNullable && Kind != ColumnKind.LearnedCategory
        && !(Kind == ColumnKind.Number && Missing == "Refuse");

    /// <summary>The classes of a target; null for a number.</summary>
    public ClassSet? ClassSet => Kind switch
    {
        ColumnKind.Boolean => ClassSet.Truths,
        ColumnKind.Category => new ClassSet(Type, Categories) { IsEnum = IsEnum },
        _ => null,
    };

    /// <summary>The number of classes of a target; 0 for a number.</summary>
    public int Classes => ClassSet?.Count ?? 0;

    /// <summary>The number of its inputs, as the library's FeatureLayout counts them.</summary>
    public int Size => Role != ColumnRole.Feature ? 0 : (SaysMissing ? 1 : 0) + Kind switch
    {
        ColumnKind.Category => Categories.Count,
        ColumnKind.LearnedCategory => EmbeddingSize > 0 ? 1 : Max + 1,
        ColumnKind.Date => DateParts.Sum(static part => part == "Year" ? 1 : 2),
        _ => 1,
    };
}
