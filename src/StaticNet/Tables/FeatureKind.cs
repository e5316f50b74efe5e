namespace StaticNet;

/// <summary>What a column of a table holds.</summary>
public enum FeatureKind
{
    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>One of the categories of <see cref="FeatureColumn.Categories"/>.</summary>
    Category,

    /// <summary>One of the categories that the training data have.</summary>
    LearnedCategory,

    /// <summary>Dates or times.</summary>
    Date,

    /// <summary>Something else, which is ignored.</summary>
    Other,
}
