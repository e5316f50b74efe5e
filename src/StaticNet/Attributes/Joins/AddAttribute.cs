namespace StaticNet;

/// <summary>
/// The sum of values, elementwise: <c>[Add("skip")]</c>. Shapes broadcast over aligned last axes, as in NumPy:
/// <c>13x13x64</c> with <c>64</c> or <c>1</c>; a value without a time axis joins every time step.
/// </summary>
/// <param name="operands">
/// The names of earlier layers or inputs; with one name, the other operand is the value before the attribute.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class AddAttribute(params string[] operands) : JoinAttribute(operands);
