namespace StaticNet;

/// <summary>
/// The scaled exponential linear unit: <c>y = scale * elu(x, alpha)</c> with alpha 1.6732632 and scale 1.0507010.
/// Source: Klambauer et al., NIPS 2017.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SeluAttribute : LayerAttribute;
