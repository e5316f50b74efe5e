namespace StaticNet;

/// <summary>
/// Marks a partial class, struct or record whose public properties are the columns of a table. The compiler writes its
/// encoder, its schema and its reader of text fields; <c>[Input&lt;House&gt;]</c> makes it the input of a network.
/// </summary>
/// <remarks>
/// Numbers are standardised from the training data, a <c>bool</c> is one value, and of an enum or a
/// <see cref="CategoryAttribute"/> every member is one. A nullable number or date has one more value that says that it
/// is missing.
/// </remarks>
/// <example>
/// <code>
/// [Features]
/// public partial record House(float Area, [Category("Old Town", "Riverside")] string District, [Target] float Price);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class FeaturesAttribute : Attribute;
