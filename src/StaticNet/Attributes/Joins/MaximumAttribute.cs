namespace StaticNet;

/// <summary>
/// The largest of values, elementwise; the gradient goes to the first that is as large. Shapes broadcast over aligned
/// last axes, as in NumPy; a value without a time axis joins every time step.
/// </summary>
/// <param name="operands">
/// The names of earlier layers or inputs; with one name, the other operand is the value written before.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class MaximumAttribute(params string[] operands) : JoinAttribute(operands);
