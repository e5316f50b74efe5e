namespace StaticNet.Generators.Layers.Attention;

/// <summary>The product of a value that an attention reads with some columns of its first weight.</summary>
/// <param name="Operand">Which of the values.</param>
/// <param name="First">The first of the thirds of the weight: queries, keys, values.</param>
/// <param name="Count">How many of them.</param>
/// <param name="Name">The name of the result.</param>
internal sealed record AttentionProjection(int Operand, int First, int Count, string Name);
