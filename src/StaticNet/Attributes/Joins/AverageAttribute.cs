namespace StaticNet;

/// <summary>
/// The mean of values, elementwise. Shapes broadcast over aligned last axes, as in NumPy; a value without a time axis
/// joins every time step.
/// </summary>
/// <param name="operands">
/// The names of earlier layers or inputs; with one name, the other operand is the value before the attribute.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class AverageAttribute(params string[] operands) : JoinAttribute(operands);
