namespace StaticNet;

/// <summary>
/// Marks a partial class, struct or record whose public properties are the columns of a table. The compiler generates
/// its encoder, its schema and its reader of text fields; <c>[Input&lt;House&gt;]</c> makes it the input of a network.
/// </summary>
/// <remarks>
/// Numbers are standardised by statistics of the training data, a <c>bool</c> is one input, and an enum or a
/// <see cref="CategoryAttribute"/> has one input for each member (one-hot). A nullable number or date has one more
/// input, which says that the value is missing.
/// </remarks>
/// <example>
/// <code>
/// [Features]
/// public partial record House(float Area, [Category("Old Town", "Riverside")] string District, [Target] float Price);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class FeaturesAttribute : Attribute;
