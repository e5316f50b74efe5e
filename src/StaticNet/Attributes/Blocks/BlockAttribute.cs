namespace StaticNet;

/// <summary>
/// Marks a class as a block: a list of layers, without a loss, that networks and other blocks insert by
/// <see cref="UseAttribute{TBlock}"/> or <see cref="ResidualAttribute{TBlock}"/>. Nothing is generated for it alone.
/// </summary>
/// <remarks>
/// Without an input, a block takes whatever shape it meets; <c>[Input(Name = "query")]</c> without sizes is such an
/// open input with a name. Its last layer is what it produces.
/// </remarks>
/// <example>
/// <code>
/// [Block]
/// [Conv2D(1, 3, Times = "input", Padding = PaddingMode.Same), BatchNorm, Relu]
/// [Conv2D(1, 3, Times = "input", Padding = PaddingMode.Same), BatchNorm]
/// public partial class BasicBlock;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute : Attribute;
