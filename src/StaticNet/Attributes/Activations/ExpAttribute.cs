namespace StaticNet;

/// <summary>The exponential function <c>y = exp(x)</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class ExpAttribute : LayerAttribute;
