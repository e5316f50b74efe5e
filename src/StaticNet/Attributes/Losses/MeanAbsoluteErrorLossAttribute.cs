namespace StaticNet;

/// <summary>
/// The mean absolute error <c>mean |y - t|</c> over all values, with derivative 0 at 0. Targets are <c>float</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class MeanAbsoluteErrorLossAttribute : LossAttribute;
