namespace StaticNet;

/// <summary>
/// Declares that a text or a whole number, such as a postcode, is a category. Given categories become one input each
/// (one-hot). Otherwise they are learned from the training data, up to <see cref="Max"/>, and all other values share
/// one input.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class CategoryAttribute : Attribute
{
    /// <summary>Learns the categories from the training data, up to <see cref="Max"/>.</summary>
    public CategoryAttribute() => (Categories, Numbers) = ([], []);

    /// <summary>Gives the categories as texts.</summary>
    /// <param name="categories">The categories.</param>
    public CategoryAttribute(params string[] categories) => (Categories, Numbers) = (categories, []);

    /// <summary>Gives the categories as whole numbers.</summary>
    /// <param name="numbers">The categories.</param>
    public CategoryAttribute(params long[] numbers) => (Categories, Numbers) = ([], numbers);

    /// <summary>The categories of a text; empty if they are learned.</summary>
    public string[] Categories { get; }

    /// <summary>The categories of a whole number; empty if they are learned.</summary>
    public long[] Numbers { get; }

    /// <summary>
    /// The maximum number of categories to learn: the most frequent ones in the training data; among equally frequent
    /// ones, the first by ordinal comparison.
    /// </summary>
    public int Max { get; set; }

    /// <summary>
    /// The length of the learned vector (embedding) for each category. Default: 0, which makes each category an input.
    /// </summary>
    public int Embedding { get; set; }
}
