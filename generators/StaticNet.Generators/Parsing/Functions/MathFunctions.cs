using Microsoft.CodeAnalysis;
using StaticNet.Generators.Expressions;

namespace StaticNet.Generators.Parsing;

/// <summary>
/// The functions of <c>Math</c>, <c>MathF</c>, <c>float</c> and <c>double</c> that expressions are made of.
/// </summary>
/// <param name="graph">The expression.</param>
internal sealed class MathFunctions(ExpressionGraph graph)
{
    /// <summary>Whether a method is one of such a class.</summary>
    public static bool Owns(IMethodSymbol method) =>
        method.ContainingType.SpecialType is SpecialType.System_Single or SpecialType.System_Double
        || (method.ContainingType is { Name: "Math" or "MathF", ContainingType: null }
            && method.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true });

    /// <summary>The call of a function, or null where there is no such one.</summary>
    public int? Call(string name, IReadOnlyList<int> a) => a.Count switch
    {
        1 => OfOne(name, a[0]),
        2 => OfTwo(name, a[0], a[1]),
        3 when name == "Clamp" => graph.Min(graph.Max(a[0], a[1]), a[2]),
        3 when name == "FusedMultiplyAdd" => graph.Add(graph.Multiply(a[0], a[1]), a[2]),
        _ => null,
    };

    private int? OfOne(string name, int a) => name switch
    {
        "Abs" or "Sign" or "Sqrt" or "Exp" or "Log" or "Tanh" or "Sin" or "Cos" or "Atan" or "Floor" or "Ceiling"
            or "Round" or "Truncate" => graph.Function((Operation)Enum.Parse(typeof(Operation), name), a),
        "IsNaN" => graph.Not(graph.Equal(a, a)),
        "Log2" => graph.Divide(Of(Operation.Log, a), graph.Constant(Math.Log(2))),
        "Log10" => graph.Divide(Of(Operation.Log, a), graph.Constant(Math.Log(10))),
        "Cbrt" => graph.Multiply(
            Of(Operation.Sign, a), graph.Power(Of(Operation.Abs, a), graph.Constant(1.0 / 3))),
        "Cosh" => Cosh(a),
        // Around 0, where e^a - e^-a would cancel, this does not.
        "Sinh" => graph.Multiply(Of(Operation.Tanh, a), Cosh(a)),
        "Tan" => graph.Divide(Of(Operation.Sin, a), Of(Operation.Cos, a)),
        "Asin" => Asin(a),
        "Acos" => graph.Subtract(graph.Constant(Math.PI / 2), Asin(a)),
        "Asinh" => graph.Multiply(
            Of(Operation.Sign, a),
            Of(Operation.Log, graph.Add(Of(Operation.Abs, a), Root(graph.Add(Square(a), graph.Constant(1)))))),
        "Acosh" => Of(Operation.Log, graph.Add(a, Root(graph.Subtract(Square(a), graph.Constant(1))))),
        "Atanh" => graph.Multiply(
            graph.Constant(0.5),
            Of(Operation.Log, graph.Divide(
                graph.Add(graph.Constant(1), a), graph.Subtract(graph.Constant(1), a)))),
        _ => null,
    };

    private int? OfTwo(string name, int a, int b) => name switch
    {
        "Min" => graph.Min(a, b),
        "Max" => graph.Max(a, b),
        "Pow" => graph.Power(a, b),
        "Log" => graph.Divide(Of(Operation.Log, a), Of(Operation.Log, b)),
        _ => null,
    };

    private int Of(Operation operation, int a) => graph.Function(operation, a);

    private int Square(int a) => graph.Multiply(a, a);

    private int Root(int a) => Of(Operation.Sqrt, a);

    private int Cosh(int a) => graph.Multiply(
        graph.Constant(0.5), graph.Add(Of(Operation.Exp, a), Of(Operation.Exp, graph.Negate(a))));

    private int Asin(int a) =>
        Of(Operation.Atan, graph.Divide(a, Root(graph.Subtract(graph.Constant(1), Square(a)))));
}
