namespace StaticNet;

/// <summary>The kind of values in a column of a table.</summary>
public enum FeatureKind
{
    /// <summary>Numbers.</summary>
    Number,

    /// <summary>A <c>bool</c>.</summary>
    Boolean,

    /// <summary>One of the categories of <see cref="FeatureColumn.Categories"/>.</summary>
    Category,

    /// <summary>One of the categories that are learned from the training data.</summary>
    LearnedCategory,

    /// <summary>Dates or times.</summary>
    Date,

    /// <summary>Something else, which is ignored.</summary>
    Other,
}
