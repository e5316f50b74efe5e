namespace StaticNet.Generators.Expressions;

/// <summary>
/// One operation of an expression. Operands are numbers of nodes that come before it, so that an expression is a list
/// in the order in which it is computed, and common parts stand in it once.
/// </summary>
/// <param name="Operation">What it computes.</param>
/// <param name="A">The first operand, or the number of an argument; -1 for none.</param>
/// <param name="B">The second operand, or -1.</param>
/// <param name="C">The third operand, or -1.</param>
/// <param name="Value">The number that a constant is.</param>
internal readonly record struct ExpressionNode(
    Operation Operation, int A = -1, int B = -1, int C = -1, double Value = 0)
{
    /// <summary>The nodes that it is computed of.</summary>
    public IEnumerable<int> Operands
    {
        get
        {
            if (Operation is Operation.Argument or Operation.Constant or Operation.Output)
                yield break;
            yield return A;
            if (B >= 0)
                yield return B;
            if (C >= 0)
                yield return C;
        }
    }

    /// <summary>Whether it is a transcendental function of one value.</summary>
    public bool IsTranscendental => Operation is >= Operation.Exp and <= Operation.Atan;

    /// <summary>Whether it is a condition and not a number.</summary>
    public bool IsCondition => Operation is >= Operation.Greater and <= Operation.Not;
}
