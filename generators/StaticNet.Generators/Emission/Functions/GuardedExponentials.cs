using StaticNet.Generators.Expressions;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Finds exponentials that count only where their exponent is at most 0, as in <c>x &gt; 0 ? x : e^x - 1</c>. Both
/// sides of a condition are computed, so that the exponent has to be bounded; then the faster function will do.
/// </summary>
internal static class GuardedExponentials
{
    /// <summary>The exponentials.</summary>
    /// <param name="nodes">The function.</param>
    /// <param name="reached">The nodes that are computed.</param>
    /// <param name="reads">How often each is read.</param>
    public static HashSet<int> Of(
        IReadOnlyList<ExpressionNode> nodes, IEnumerable<int> reached, Dictionary<int, int> reads)
    {
        HashSet<int> guarded = [];
        foreach (int number in reached)
        {
            ExpressionNode select = nodes[number];
            if (select.Operation != Operation.Select || Positive(nodes, select) is not (int value, int side))
                continue;
            while (reads[side] == 1 && nodes[side].Operation == Operation.Multiply && IsConstant(nodes, nodes[side].A))
                side = nodes[side].B;
            if (reads[side] == 1 && nodes[side].A == value && nodes[side].Operation is Operation.Exp or Operation.ExpM1)
                guarded.Add(side);
        }
        return guarded;
    }

    // What the condition compares with 0, and the side for which it is not positive.
    private static (int Value, int Side)? Positive(IReadOnlyList<ExpressionNode> nodes, ExpressionNode select)
    {
        ExpressionNode condition = nodes[select.A];
        bool isEither = condition.Operation == Operation.Or; // as >= is; where neither holds, > does not
        if (isEither)
            condition = nodes[condition.A];
        if (condition.Operation != Operation.Greater)
            return null;
        if (IsZero(nodes, condition.B))
            return (condition.A, select.C);
        return !isEither && IsZero(nodes, condition.A) ? (condition.B, select.B) : null;
    }

    private static bool IsConstant(IReadOnlyList<ExpressionNode> nodes, int node) =>
        nodes[node].Operation == Operation.Constant;

    private static bool IsZero(IReadOnlyList<ExpressionNode> nodes, int node) =>
        IsConstant(nodes, node) && nodes[node].Value.Equals(0.0);
}
