namespace StaticNet;

/// <summary>The mean squared error <c>mean (y - t)^2</c> over all values. Targets are <c>float</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class MeanSquaredErrorLossAttribute : LossAttribute;
