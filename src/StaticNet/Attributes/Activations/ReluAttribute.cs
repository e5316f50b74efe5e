namespace StaticNet;

/// <summary>The rectifier <c>y = max(x, 0)</c>, with derivative 0 at 0.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class ReluAttribute : LayerAttribute;
