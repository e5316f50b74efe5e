namespace StaticNet.Generators.Expressions;

/// <content>Functions, and what depends on conditions.</content>
internal sealed partial class ExpressionGraph
{
    /// <summary>A function of one value.</summary>
    public int Function(Operation operation, int a)
    {
        if (ConstantOf(a) is { } constant)
            return Constant(ExpressionValue.Of(operation, constant));
        if (operation == Operation.Log && ExponentOfOnePlus(a) is { } u)
            return Intern(new(Operation.Softplus, u));
        if (operation == Operation.Tanh && _nodes[a] is { Operation: Operation.Softplus } softplus)
            return TanhOfSoftplus(softplus.A);
        return Intern(new(operation, a));
    }

    public int Min(int a, int b) => Extreme(Operation.Min, a, b);

    public int Max(int a, int b) => Extreme(Operation.Max, a, b);

    /// <summary>Whether a is greater than b.</summary>
    public int Greater(int a, int b) => Intern(new(Operation.Greater, a, b));

    public int Equal(int a, int b) => Commuting(Operation.Equal, a, b);

    public int And(int a, int b) => a == b ? a : Intern(new(Operation.And, a, b));

    public int Or(int a, int b) => a == b ? a : Intern(new(Operation.Or, a, b));

    public int Not(int a) =>
        _nodes[a] is { Operation: Operation.Not } inner ? inner.A : Intern(new(Operation.Not, a));

    public int Select(int condition, int whenTrue, int otherwise)
    {
        if (whenTrue == otherwise)
            return whenTrue;
        return _nodes[condition] is { Operation: Operation.Not } not
            ? Select(not.A, otherwise, whenTrue)
            : Intern(new(Operation.Select, condition, whenTrue, otherwise));
    }

    // w / (w + 2) with w = n (n + 2) and n = e^u: one exponential instead of two and a logarithm. From 20 on it is 1.
    private int TanhOfSoftplus(int u)
    {
        int n = Function(Operation.Exp, Min(u, Constant(20))), two = Constant(2);
        int w = Multiply(n, Add(n, two));
        return Divide(w, Add(w, two));
    }

    // A constant comes second.
    private int Extreme(Operation operation, int a, int b)
    {
        if (a == b)
            return a;
        if (ConstantOf(a) is { } x)
        {
            if (ConstantOf(b) is { } y)
                return Constant(operation == Operation.Min ? Math.Min(x, y) : Math.Max(x, y));
            return Intern(new(operation, b, a));
        }
        return Intern(new(operation, a, b));
    }
}
