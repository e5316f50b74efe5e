namespace StaticNet.Generators.Expressions;

/// <summary>What expressions are made of, and what they cost.</summary>
internal static class ExpressionNodes
{
    /// <summary>
    /// The calls of the vector interface that some nodes take, each common part once, with those inside of functions.
    /// </summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="roots">Those that are asked for.</param>
    /// <param name="isOutlined">Whether a function is one call, and not inlined.</param>
    public static int Calls(IReadOnlyList<ExpressionNode> nodes, IEnumerable<int> roots, bool isOutlined) =>
        Reached(nodes, roots).Sum(node => isOutlined ? 1 : Of(nodes[node].Operation));

    /// <summary>The nodes that some are computed of, and these themselves.</summary>
    public static HashSet<int> Reached(IReadOnlyList<ExpressionNode> nodes, IEnumerable<int> roots)
    {
        HashSet<int> reached = [];
        Stack<int> open = new(roots);
        while (open.Count > 0)
        {
            int node = open.Pop();
            if (!reached.Add(node))
                continue;
            foreach (int operand in nodes[node].Operands)
                open.Push(operand);
        }
        return reached;
    }

    private static int Of(Operation operation) => operation switch
    {
        Operation.Argument or Operation.Output => 0,
        Operation.Sign or Operation.Floor or Operation.Ceiling or Operation.Truncate => 5,
        Operation.Min or Operation.Max => 3,
        Operation.Exp or Operation.ExpM1 or Operation.Sigmoid or Operation.Tanh => 25,
        Operation.Log => 40,
        Operation.Sin or Operation.Cos or Operation.Atan => 30,
        Operation.Softplus => 50,
        Operation.Power => 65,
        _ => 1,
    };
}
