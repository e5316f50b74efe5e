namespace StaticNet;

/// <summary>The square <c>y = x^2</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SquareAttribute : LayerAttribute;
