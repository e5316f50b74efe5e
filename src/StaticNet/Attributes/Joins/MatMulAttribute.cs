namespace StaticNet;

/// <summary>
/// The matrix product of two values of the same sample: <c>n x k</c> with <c>k x m</c> gives <c>n x m</c>. Axes before
/// the last two must be the same.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class MatMulAttribute : JoinAttribute
{
    /// <summary>Multiplies the value before the attribute by another.</summary>
    /// <param name="second">The name of an earlier layer or input: the right operand.</param>
    public MatMulAttribute(string second)
        : base(second)
    {
    }

    /// <summary>Multiplies two values.</summary>
    /// <param name="first">The name of an earlier layer or input: the left operand.</param>
    /// <param name="second">The name of the right operand.</param>
    public MatMulAttribute(string first, string second)
        : base(first, second)
    {
    }

    /// <summary>Whether to transpose the last two axes of the second operand: <c>n x k</c> with <c>m x k</c>.</summary>
    public bool TransposeSecond { get; set; }
}
