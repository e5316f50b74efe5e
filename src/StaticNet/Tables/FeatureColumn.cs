using System.Collections.Immutable;

namespace StaticNet;

/// <summary>A column of a table: what it holds and how it becomes inputs or a target of a network.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="ClrType">Its type; that of a nullable one without the question mark.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Role">What it is for.</param>
public sealed record FeatureColumn(string Name, Type ClrType, FeatureKind Kind, FeatureRole Role)
{
    /// <summary>Whether a value may be missing.</summary>
    public bool IsNullable { get; init; }

    /// <summary>
    /// Whether the record computes it from other properties, so that no source of text has to have it.
    /// </summary>
    public bool IsComputed { get; init; }

    /// <summary>The first of its inputs among those of the row; of a target, its place among the targets.</summary>
    public int Offset { get; init; }

    /// <summary>The number of its inputs; 0 for an ignored column, 1 for a target.</summary>
    public int Size { get; init; }

    /// <summary>How a number is scaled.</summary>
    public Scaling Scaling { get; init; }

    /// <summary>What is subtracted from a number, where it is fixed; otherwise NaN.</summary>
    public double FixedMean { get; init; } = double.NaN;

    /// <summary>What the difference is divided by, where it is fixed; otherwise NaN.</summary>
    public double FixedDeviation { get; init; } = double.NaN;

    /// <summary>What takes the place of a missing number.</summary>
    public MissingValue Missing { get; init; }

    /// <summary>The number that takes it, for <see cref="MissingValue.Fill"/>.</summary>
    public double Fill { get; init; }

    /// <summary>The known categories: an enum's members in order of declaration, or names.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>The most categories that are learned; 0 where none are.</summary>
    public int MaxCategories { get; init; }

    /// <summary>The length of the vector that stands for a learned category; 0 where each is an input.</summary>
    public int Embedding { get; init; }

    /// <summary>The parts of a date that are inputs.</summary>
    public DatePart DateParts { get; init; }

    /// <summary>The number of classes of a target; 0 for a number.</summary>
    public int Classes => Kind switch
    {
        FeatureKind.Boolean => 2,
        FeatureKind.Category => Categories.Length,
        _ => 0,
    };

    /// <summary>
    /// The index of a category by its name, in any case where none has it exactly; -1 where none has.
    /// </summary>
    /// <param name="name">The name.</param>
    public int IndexOf(ReadOnlySpan<char> name)
    {
        for (int index = 0; index < Categories.Length; index++)
        {
            if (name.SequenceEqual(Categories[index]))
                return index;
        }
        for (int index = 0; index < Categories.Length; index++)
        {
            if (name.Equals(Categories[index], StringComparison.OrdinalIgnoreCase))
                return index;
        }
        return -1;
    }

    /// <summary>Whether one of its inputs says that a value is missing.</summary>
    internal bool SaysMissing => Role == FeatureRole.Feature && IsNullable && Kind != FeatureKind.LearnedCategory
        && !(Kind == FeatureKind.Number && Missing == MissingValue.Refuse);

    /// <summary>Whether something of it is measured in the training data.</summary>
    internal bool IsMeasured => Role != FeatureRole.Ignored && Kind switch
    {
        FeatureKind.Number => (Scaling != Scaling.None && double.IsNaN(FixedMean))
            || (SaysMissing && Missing is MissingValue.Mean or MissingValue.Median),
        FeatureKind.LearnedCategory => true,
        FeatureKind.Date => DateParts.HasFlag(DatePart.Year),
        _ => false,
    };
}
