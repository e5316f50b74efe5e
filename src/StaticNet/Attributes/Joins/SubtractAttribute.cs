namespace StaticNet;

/// <summary>
/// The difference of two values, elementwise: <c>[Subtract("a", "b")]</c> is a - b. Shapes broadcast over aligned last
/// axes, as in NumPy; a value without a time axis joins every time step.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SubtractAttribute : JoinAttribute
{
    /// <summary>Subtracts a value from the one before the attribute.</summary>
    /// <param name="second">The name of the earlier layer or input to subtract.</param>
    public SubtractAttribute(string second)
        : base(second)
    {
    }

    /// <summary>Subtracts the second value from the first.</summary>
    /// <param name="first">The name of an earlier layer or input.</param>
    /// <param name="second">The name of the layer or input to subtract.</param>
    public SubtractAttribute(string first, string second)
        : base(first, second)
    {
    }
}
