using StaticNet.Generators.CSharp;
using StaticNet.Generators.Expressions;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes expressions as vector code: a local variable for each part that is read twice or has a name in the user's
/// method, everything else where it is read.
/// </summary>
internal sealed class VectorCode
{
    // Longer parts get a local variable of their own.
    private const int MostCharacters = 72;

    private const int Sum = 1, Product = 2, Sign = 3, Primary = 4;

    private readonly CodeWriter _code;
    private readonly ElementwiseFunction _function;
    private readonly VectorNames _names;
    private readonly int[] _roots;
    private readonly bool _isOutlined;
    private readonly HashSet<int> _guarded;
    private readonly Dictionary<int, int> _reads = [];
    private readonly Dictionary<int, (string Text, int Level)> _texts = [];

    /// <summary>Writes the local variables.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="function">The function.</param>
    /// <param name="names">The names in the method.</param>
    /// <param name="roots">The nodes that the method needs.</param>
    public VectorCode(CodeWriter code, ElementwiseFunction function, VectorNames names, params int[] roots)
    {
        (_code, _function, _names, _roots) = (code, function, names, roots);
        _isOutlined = function.IsOutlined;
        HashSet<int> reached = ExpressionNodes.Reached(function.Nodes, roots);
        foreach (int read in roots.Concat(reached.SelectMany(node => function.Nodes[node].Operands)))
            _reads[read] = _reads.TryGetValue(read, out int reads) ? reads + 1 : 1;
        _guarded = GuardedExponentials.Of(function.Nodes, reached, _reads);
        foreach (int node in reached.OrderBy(static node => node))
            Add(node);
    }

    /// <summary>The expression of a node.</summary>
    public string Of(int node) => _texts[node].Text;

    /// <summary>The expression of a node as a factor.</summary>
    public string Factor(int node) => At(node, Product);

    private void Add(int node)
    {
        ExpressionNode operation = _function.Nodes[node];
        (string text, int level) = Write(node, operation);
        string? given = _function.Names.FirstOrDefault(name => name.Node == node).Name;
        bool isSimple = operation.Operation is Operation.Argument or Operation.Constant or Operation.Output;
        bool isShort = text.Length <= MostCharacters || _roots.Contains(node);
        if (isSimple || (_reads[node] < 2 && given is null && isShort))
        {
            _texts[node] = (text, level);
            return;
        }
        string local = _names.Local(given ?? NameOf(operation.Operation));
        _code.Line($"TSimd {local} = {text};");
        _texts[node] = (local, Primary);
    }

    private (string Text, int Level) Write(int number, ExpressionNode node) => node.Operation switch
    {
        Operation.Argument => (_names.Arguments[node.A], Primary),
        Operation.Output => (_names.Output, Primary),
        Operation.Constant => (Constant(node.Value), Primary),
        Operation.Negate => ($"-{At(node.A, Sign)}", Sign),
        Operation.Add => Fused(node.B, node.A) ?? Fused(node.A, node.B)
            ?? ($"{At(node.A, Sum)} + {At(node.B, Product)}", Sum),
        Operation.Subtract => ($"{At(node.A, Sum)} - {At(node.B, Product)}", Sum),
        Operation.Multiply => ($"{At(node.A, Product)} * {At(node.B, Sign)}", Product),
        Operation.Divide => ($"{At(node.A, Product)} / {At(node.B, Sign)}", Product),
        Operation.Select => Select(node),
        _ => ($"{Function(number, node)})", Primary),
    };

    private string Math => _isOutlined ? "OutlinedMath" : "VectorMath";

    // The call without its closing parenthesis.
    private string Function(int number, ExpressionNode node) => node.Operation switch
    {
        Operation.Power => $"{Math}.Power({Of(node.A)}, {Of(node.B)}",
        _ when _isOutlined && node.IsTranscendental => $"{Math}.{node.Operation}({Of(node.A)}",
        Operation.Exp or Operation.ExpM1 when IsNeverPositive(node.A) =>
            $"VectorMath.{node.Operation}NonPositive({Of(node.A)}",
        Operation.Exp or Operation.ExpM1 when _guarded.Contains(number) =>
            $"VectorMath.{node.Operation}NonPositive(TSimd.Min(TSimd.Zero, {Of(node.A)})",
        Operation.Abs or Operation.Sqrt or Operation.Round => $"TSimd.{node.Operation}({Of(node.A)}",
        // A constant cannot be NaN, so the other is what stays.
        Operation.Min or Operation.Max when IsConstant(node.B) => $"TSimd.{node.Operation}({Of(node.B)}, {Of(node.A)}",
        Operation.Min or Operation.Max =>
            $"VectorMath.{node.Operation}({Of(node.A)}, {Of(node.B)}",
        Operation.Greater => $"TSimd.GreaterThan({Of(node.A)}, {Of(node.B)}",
        Operation.Equal => $"TSimd.Equal({Of(node.A)}, {Of(node.B)}",
        Operation.And => $"({Of(node.A)} & {Of(node.B)}",
        Operation.Or => $"({Of(node.A)} | {Of(node.B)}",
        Operation.Not => $"({Of(node.A)} ^ TSimd.Equal(TSimd.Zero, TSimd.Zero)",
        _ => $"VectorMath.{node.Operation}({Of(node.A)}",
    };

    // Zero on the other side of a condition is what the condition's bits cut off.
    private (string Text, int Level) Select(ExpressionNode node) =>
        IsConstant(node.C) && _function.Nodes[node.C].Value.Equals(0.0)
            ? ($"({Of(node.A)} & {At(node.B, Sum)})", Primary)
            : ($"TSimd.Select({Of(node.A)}, {Of(node.B)}, {Of(node.C)})", Primary);

    // A product that nothing else reads, and a sum with it, are one instruction.
    private (string Text, int Level)? Fused(int product, int addend)
    {
        ExpressionNode node = _function.Nodes[product];
        if (node.Operation != Operation.Multiply || _reads[product] > 1 || _texts[product].Level != Product)
            return null;
        return ($"TSimd.MultiplyAdd({Of(node.A)}, {Of(node.B)}, {Of(addend)})", Primary);
    }

    private bool IsConstant(int node) => _function.Nodes[node].Operation == Operation.Constant;

    // -a^2, -|a|, and what they are scaled by.
    private bool IsNeverPositive(int number)
    {
        ExpressionNode node = Computed(number);
        return node.Operation switch
        {
            Operation.Negate => IsNeverNegative(node.A),
            Operation.Multiply when IsConstant(node.A) => _function.Nodes[node.A].Value < 0 && IsNeverNegative(node.B),
            Operation.Min => IsConstant(node.B) && _function.Nodes[node.B].Value <= 0,
            _ => false,
        };
    }

    private bool IsNeverNegative(int number)
    {
        ExpressionNode node = Computed(number);
        return node.Operation is Operation.Abs or Operation.Exp or Operation.Sigmoid or Operation.Softplus
            || (node.Operation == Operation.Multiply && node.A == node.B);
    }

    private ExpressionNode Computed(int number) =>
        _function.Nodes[number] is { Operation: not Operation.Output } node ? node : _function.Nodes[_function.Value];

    private string At(int node, int level)
    {
        (string text, int own) = _texts[node];
        return own < level ? $"({text})" : text;
    }

    private static string Constant(double value) =>
        value.Equals(0.0) ? "TSimd.Zero" : $"TSimd.Broadcast({Literals.Float(value)})";

    private static string NameOf(Operation operation) => operation switch
    {
        Operation.Add => "sum",
        Operation.Subtract => "difference",
        Operation.Multiply => "product",
        Operation.Divide => "quotient",
        Operation.Negate => "negated",
        Operation.Exp => "exponential",
        Operation.Log => "logarithm",
        Operation.Sqrt => "root",
        Operation.Select => "selected",
        Operation.Greater or Operation.Equal or Operation.And or Operation.Or or Operation.Not => "condition",
        _ => Identifiers.Uncapitalize(operation.ToString()),
    };
}
