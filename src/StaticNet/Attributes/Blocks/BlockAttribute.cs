namespace StaticNet;

/// <summary>
/// Marks a class as a block: a list of layers, without a loss, that networks and other blocks insert by
/// <see cref="UseAttribute{TBlock}"/> or <see cref="ResidualAttribute{TBlock}"/>. A block by itself generates no code.
/// </summary>
/// <remarks>
/// Without an input, a block accepts any shape; <c>[Input(Name = "query")]</c> without sizes does too, and names the
/// input. The output is that of the last layer.
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
