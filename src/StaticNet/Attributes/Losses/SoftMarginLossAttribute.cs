namespace StaticNet;

/// <summary>
/// The soft margin or logistic loss <c>log(1 + exp(-t x))</c>, for targets of -1 and 1 as <c>float</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SoftMarginLossAttribute : LossAttribute;
