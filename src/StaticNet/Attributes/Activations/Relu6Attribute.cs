namespace StaticNet;

/// <summary>The rectifier <c>y = min(max(x, 0), 6)</c>, with derivative 0 at 0 and at 6.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class Relu6Attribute : LayerAttribute;
