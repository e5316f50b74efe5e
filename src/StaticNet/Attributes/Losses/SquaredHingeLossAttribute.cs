namespace StaticNet;

/// <summary>The squared hinge loss <c>max(0, 1 - t x)^2</c>, for targets of -1 and 1 as <c>float</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SquaredHingeLossAttribute : LossAttribute;
