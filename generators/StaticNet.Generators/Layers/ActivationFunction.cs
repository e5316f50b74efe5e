namespace StaticNet.Generators.Layers;

/// <summary>An elementwise function of the library.</summary>
/// <param name="Type">The struct that implements it.</param>
/// <param name="Instance">The expression that makes one.</param>
/// <param name="DerivativeFromOutput">Whether its derivative is computed from its output.</param>
/// <param name="Format">Its formula, with {0} for the argument.</param>
internal sealed record ActivationFunction(string Type, string Instance, bool DerivativeFromOutput, string Format);
