namespace StaticNet;

/// <summary>
/// Says that a text or a whole number, such as a postcode, is one of some categories. They are given, and each is one
/// input; or they are learned from the training data, up to <see cref="Max"/>, and all others share one place.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class CategoryAttribute : Attribute
{
    /// <summary>The categories are learned, up to <see cref="Max"/>.</summary>
    public CategoryAttribute() => (Categories, Numbers) = ([], []);

    /// <summary>The categories are these texts.</summary>
    /// <param name="categories">The categories.</param>
    public CategoryAttribute(params string[] categories) => (Categories, Numbers) = (categories, []);

    /// <summary>The categories are these whole numbers.</summary>
    /// <param name="numbers">The categories.</param>
    public CategoryAttribute(params long[] numbers) => (Categories, Numbers) = ([], numbers);

    /// <summary>The categories of a text; empty where they are learned.</summary>
    public string[] Categories { get; }

    /// <summary>The categories of a whole number; empty where they are learned.</summary>
    public long[] Numbers { get; }

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
