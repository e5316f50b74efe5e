namespace StaticNet;

/// <summary>
/// Concatenates values along an axis: <c>[Concat("a", "b")]</c>. All other axes must be equal; a value without a time
/// axis joins every time step.
/// </summary>
/// <param name="operands">
/// The names of earlier layers or inputs; with one name, the value before the attribute comes first.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class ConcatAttribute(params string[] operands) : JoinAttribute(operands)
{
    /// <summary>
    /// The axis of one sample along which the values are joined; negative ones count from the last. Default: -1.
    /// </summary>
    public int Axis { get; set; } = -1;
}
