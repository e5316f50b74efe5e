namespace StaticNet.Generators.Expressions;

/// <content>Sums, products and what is made of them.</content>
internal sealed partial class ExpressionGraph
{
    public int Negate(int a) => _nodes[a] switch
    {
        { Operation: Operation.Constant } constant => Constant(-constant.Value),
        { Operation: Operation.Negate } negated => negated.A,
        { Operation: Operation.Subtract } difference => Subtract(difference.B, difference.A),
        _ => Intern(new(Operation.Negate, a)),
    };

    public int Add(int a, int b)
    {
        if (ConstantOf(a) is { } x && ConstantOf(b) is { } y)
            return Constant(x + y);
        if (Is(a, 0))
            return b;
        if (Is(b, 0))
            return a;
        if (Term(a) == Term(b))
            return Scale(Factor(a) + Factor(b), Term(a));
        if (_nodes[b] is { Operation: Operation.Negate } second)
            return Subtract(a, second.A);
        if (_nodes[a] is { Operation: Operation.Negate } first)
            return Subtract(b, first.A);
        return Commuting(Operation.Add, a, b);
    }

    public int Subtract(int a, int b)
    {
        if (ConstantOf(a) is { } x && ConstantOf(b) is { } y)
            return Constant(x - y);
        if (Is(b, 0))
            return a;
        if (Is(a, 0))
            return Negate(b);
        if (Is(b, 1) && _nodes[a] is { Operation: Operation.Exp } exponential)
            return Function(Operation.ExpM1, exponential.A);
        // What cancels stays, as infinity less infinity is no number.
        if (Term(a) == Term(b) && !Factor(a).Equals(Factor(b)))
            return Scale(Factor(a) - Factor(b), Term(a));
        return _nodes[b] is { Operation: Operation.Negate } negated
            ? Add(a, negated.A)
            : Intern(new(Operation.Subtract, a, b));
    }

    public int Multiply(int a, int b)
    {
        if (ConstantOf(b) is not null && ConstantOf(a) is null)
            (a, b) = (b, a);
        if (ConstantOf(a) is { } factor)
            return Scale(factor, b);
        if (_nodes[a] is { Operation: Operation.Negate } first)
            return Negate(Multiply(first.A, b));
        if (_nodes[b] is { Operation: Operation.Negate } second)
            return Negate(Multiply(a, second.A));
        // A constant factor comes first, where it meets others.
        if (ScaledBy(a) is { } ofFirst)
            return Scale(ofFirst, Multiply(_nodes[a].B, b));
        if (ScaledBy(b) is { } ofSecond)
            return Scale(ofSecond, Multiply(a, _nodes[b].B));
        return Commuting(Operation.Multiply, a, b);
    }

    public int Divide(int a, int b)
    {
        if (ConstantOf(b) is { } divisor)
        {
            if (ConstantOf(a) is { } dividend)
                return Constant(dividend / divisor);
            double inverse = 1 / divisor;
            if (Math.Abs(inverse) is >= 1e-30 and <= 1e30)
                return Multiply(Constant(inverse), a);
        }
        if (Is(a, 0))
            return a;
        if (_nodes[a] is { Operation: Operation.Negate } negated)
            return Negate(Divide(negated.A, b));
        return Logistic(a, b) ?? Intern(new(Operation.Divide, a, b));
    }

    /// <summary>A power, by multiplications where the exponent is a small whole number.</summary>
    public int Power(int a, int exponent)
    {
        if (ConstantOf(exponent) is not { } constant)
            return Intern(new(Operation.Power, a, exponent));
        if (ConstantOf(a) is { } x)
            return Constant(Math.Pow(x, constant));
        if (constant.Equals(0.5))
            return Function(Operation.Sqrt, a);
        const int Most = 16;
        if (Math.Abs(constant) > Most || !constant.Equals(Math.Floor(constant)))
            return Intern(new(Operation.Power, a, exponent));
        int whole = WholePower(a, Math.Abs((int)constant));
        return constant < 0 ? Divide(Constant(1), whole) : whole;
    }

    private int WholePower(int a, int exponent)
    {
        if (exponent == 0)
            return Constant(1);
        int half = exponent == 1 ? Constant(1) : WholePower(Multiply(a, a), exponent / 2);
        return exponent % 2 == 0 ? half : Multiply(a, half);
    }

    // Of 3 x the x, and the 3.
    private int Term(int node) => ScaledBy(node) is null ? node : _nodes[node].B;

    private double Factor(int node) => ScaledBy(node) ?? 1;

    // The constant factor of a product, which comes first.
    private double? ScaledBy(int node) =>
        _nodes[node] is { Operation: Operation.Multiply } product ? ConstantOf(product.A) : null;

    private int Scale(double factor, int b)
    {
        if (ConstantOf(b) is { } constant)
            return Constant(factor * constant);
        if (factor.Equals(0.0))
            return Constant(0);
        if (factor.Equals(1.0))
            return b;
        if (factor.Equals(-1.0))
            return Negate(b);
        if (_nodes[b] is { Operation: Operation.Negate } negated)
            return Scale(-factor, negated.A);
        return ScaledBy(b) is { } inner
            ? Scale(factor * inner, _nodes[b].B)
            : Intern(new(Operation.Multiply, Constant(factor), b));
    }

    // a / (1 + e^u) is a sigmoid(-u), and e^u / (1 + e^u) sigmoid(u): neither overflows, nor do their derivatives.
    private int? Logistic(int a, int b)
    {
        if (ExponentOfOnePlus(b) is not { } u)
            return null;
        return _nodes[a] is { Operation: Operation.Exp } exponential && exponential.A == u
            ? Function(Operation.Sigmoid, u)
            : Multiply(a, Function(Operation.Sigmoid, Negate(u)));
    }

    // The u of 1 + e^u.
    private int? ExponentOfOnePlus(int node)
    {
        if (_nodes[node] is not { Operation: Operation.Add } sum)
            return null;
        int other = Is(sum.A, 1) ? sum.B : Is(sum.B, 1) ? sum.A : -1;
        return other >= 0 && _nodes[other] is { Operation: Operation.Exp } exponential ? exponential.A : null;
    }
}
