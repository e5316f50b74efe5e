namespace StaticNet.Generators.Expressions;

/// <summary>
/// Builds expressions out of nodes. A node that there is already is not made again, and what is trivially simpler takes
/// the place of what is asked for: <c>x + 0</c> is x.
/// </summary>
internal sealed partial class ExpressionGraph
{
    /// <summary>The most nodes; no kernel of so many could be compiled.</summary>
    private const int MostNodes = 4000;

    private readonly List<ExpressionNode> _nodes = [];
    private readonly Dictionary<ExpressionNode, int> _numbers = [];

    /// <summary>The nodes, each after its operands.</summary>
    public IReadOnlyList<ExpressionNode> Nodes => _nodes;

    /// <summary>Whether there were too many nodes; what was built since means nothing.</summary>
    public bool IsFull { get; private set; }

    public ExpressionNode this[int node] => _nodes[node];

    public int Argument(int number) => Intern(new(Operation.Argument, number));

    public int Output() => Intern(new(Operation.Output));

    public int Constant(double value) => Intern(new(Operation.Constant, Value: value));

    /// <summary>The constant that a node is, or null.</summary>
    public double? ConstantOf(int node) =>
        _nodes[node] is { Operation: Operation.Constant } constant ? constant.Value : null;

    /// <summary>Whether a node is this constant.</summary>
    public bool Is(int node, double value) => ConstantOf(node) is { } constant && constant.Equals(value);

    /// <summary>A node of the same operation with other operands, which it may become simpler by.</summary>
    public int Again(ExpressionNode node) => node.Operation switch
    {
        Operation.Negate => Negate(node.A),
        Operation.Add => Add(node.A, node.B),
        Operation.Subtract => Subtract(node.A, node.B),
        Operation.Multiply => Multiply(node.A, node.B),
        Operation.Divide => Divide(node.A, node.B),
        _ => Intern(node),
    };

    private bool Holds(ExpressionNode node) => _numbers.ContainsKey(node);

    private int Intern(ExpressionNode node)
    {
        if (_numbers.TryGetValue(node, out int number))
            return number;
        if (_nodes.Count >= MostNodes)
        {
            IsFull = true;
            return 0;
        }
        _nodes.Add(node);
        return _numbers[node] = _nodes.Count - 1;
    }

    // Where operands may change places, the node that there is already is taken.
    private int Commuting(Operation operation, int a, int b)
    {
        ExpressionNode swapped = new(operation, b, a);
        return Intern(Holds(swapped) ? swapped : new(operation, a, b));
    }
}
