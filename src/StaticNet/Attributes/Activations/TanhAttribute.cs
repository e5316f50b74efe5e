namespace StaticNet;

/// <summary>The hyperbolic tangent.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class TanhAttribute : LayerAttribute;
