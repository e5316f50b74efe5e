namespace StaticNet;

/// <summary>
/// Says that a text is one of some categories. They are given, and each is one input; or they are learned from the
/// training data, up to <see cref="Max"/>, and all others share one place.
/// </summary>
/// <param name="categories">The categories; none where they are learned.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class CategoryAttribute(params string[] categories) : Attribute
{
    /// <summary>The categories; empty where they are learned.</summary>
    public string[] Categories { get; } = categories;

    /// <summary>
    /// The most categories that are learned: the most frequent ones of the training data, and of equally frequent ones
    /// the first by ordinal comparison.
    /// </summary>
    public int Max { get; set; }

    /// <summary>
    /// The length of the learned vector that stands for each category. Default: 0, where each is an input of its own.
    /// </summary>
    public int Embedding { get; set; }
}
