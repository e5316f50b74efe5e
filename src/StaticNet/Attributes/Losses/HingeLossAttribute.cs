namespace StaticNet;

/// <summary>
/// The hinge loss <c>max(0, 1 - t x)</c>, for targets of -1 and 1 as <c>float</c>. Source: Cortes and Vapnik, 1995.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class HingeLossAttribute : LossAttribute;
