namespace StaticNet;

/// <summary>The absolute value <c>y = |x|</c>, with derivative 0 at 0.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class AbsAttribute : LayerAttribute;
