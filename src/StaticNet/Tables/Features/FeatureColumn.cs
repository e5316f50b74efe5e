using System.Collections.Immutable;

namespace StaticNet;

/// <summary>A column of a table: its values, and how they become inputs or a target of a network.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="ClrType">The type of the property, without the question mark if nullable.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Role">What it is for.</param>
public sealed record FeatureColumn(string Name, Type ClrType, FeatureKind Kind, FeatureRole Role)
{
    /// <summary>Whether a value may be missing.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether the record computes it from other properties, so that files need not have it.</summary>
    public bool IsComputed { get; init; }

    /// <summary>The index of its first input in the row; for a target, its index among the targets.</summary>
    public int Offset { get; init; }

    /// <summary>The number of its inputs; 0 for an ignored column, 1 for a target.</summary>
    public int Size { get; init; }

    /// <summary>How a number is scaled.</summary>
    public Scaling Scaling { get; init; }

    /// <summary>The fixed value to subtract from a number; NaN if it is measured.</summary>
    public double FixedMean { get; init; } = double.NaN;

    /// <summary>The fixed divisor of the difference; NaN if it is measured.</summary>
    public double FixedDeviation { get; init; } = double.NaN;

    /// <summary>The replacement for a missing number.</summary>
    public MissingValue Missing { get; init; }

    /// <summary>The replacement with <see cref="MissingValue.Fill"/>.</summary>
    public double Fill { get; init; }

    /// <summary>The known categories: an enum's members in order of declaration, or names.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>The maximum number of categories to learn; 0 if none are learned.</summary>
    public int MaxCategories { get; init; }

    /// <summary>The length of the embedding of a learned category; 0 if each category is an input.</summary>
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
    /// Returns the index of a category by its name, ignoring case if there is no exact match; -1 if there is none.
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

    /// <summary>Whether one of its inputs marks a missing value.</summary>
    internal bool SaysMissing => Role == FeatureRole.Feature && IsNullable && Kind != FeatureKind.LearnedCategory
        && !(Kind == FeatureKind.Number && Missing == MissingValue.Refuse);

    /// <summary>Whether it has statistics of the training data.</summary>
    internal bool IsMeasured => Role != FeatureRole.Ignored && Kind switch
    {
        FeatureKind.Number => (Scaling != Scaling.None && double.IsNaN(FixedMean))
            || (SaysMissing && Missing is MissingValue.Mean or MissingValue.Median),
        FeatureKind.LearnedCategory => true,
        FeatureKind.Date => DateParts.HasFlag(DatePart.Year),
        _ => false,
    };
}
