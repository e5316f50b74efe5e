using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StaticNet.Generators.Expressions;

namespace StaticNet.Generators.Parsing;

/// <summary>Reads what a method computes, with the methods that it calls, into an expression.</summary>
/// <param name="graph">The expression.</param>
/// <param name="bodies">What methods are made of.</param>
internal sealed class ExpressionReader(ExpressionGraph graph, MethodBodies bodies)
{
    // Each level takes stack; what people write has a few dozen.
    private const int MostNested = 400;

    private readonly MathFunctions _math = new(graph);
    private readonly List<IMethodSymbol> _calls = [];
    private readonly Dictionary<string, int> _called = [];
    private Dictionary<ISymbol, int> _values = new(SymbolEqualityComparer.Default);
    private int _nested;

    /// <summary>The names that the method gives to parts.</summary>
    public Dictionary<int, string> Names { get; } = [];

    /// <summary>What cannot be compiled, if anything: the first.</summary>
    public ExpressionProblem? Problem { get; private set; }

    /// <summary>Whether the method does not compile, which the C# compiler reports.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Reads a method that is given these nodes.</summary>
    public int Read(IMethodSymbol method, IReadOnlyList<int> arguments)
    {
        string call = $"{method.GetDocumentationCommentId()}|{InvariantText.Join(",", arguments)}";
        if (_called.TryGetValue(call, out int known))
            return known;
        if (bodies.Of(method) is not { } body)
            return Broken();
        Dictionary<ISymbol, int> outer = _values;
        _values = new(SymbolEqualityComparer.Default);
        foreach (IParameterSymbol parameter in method.Parameters)
            _values[parameter] = arguments[parameter.Ordinal];
        _calls.Add(method);
        int value = Body(body);
        _calls.RemoveAt(_calls.Count - 1);
        _values = outer;
        return _called[call] = value;
    }

    private int Body(IBlockOperation body)
    {
        foreach (IOperation statement in body.Operations)
        {
            switch (statement)
            {
                case IVariableDeclarationGroupOperation group:
                    foreach (IVariableDeclaratorOperation variable in group.Declarations.SelectMany(
                        static declaration => declaration.Declarators))
                        Declare(variable);
                    break;
                case IReturnOperation { ReturnedValue: { } value }:
                    return Read(value);
                default:
                    return Reject(statement, "is neither a local variable nor a return");
            }
        }
        return Broken();
    }

    private void Declare(IVariableDeclaratorOperation variable)
    {
        if (variable.GetVariableInitializer() is not { Value: { } initial } || variable.Symbol.IsRef)
        {
            Reject(variable, "has no value of its own");
            return;
        }
        int value = Read(initial);
        _values[variable.Symbol] = value;
        if (!Names.ContainsKey(value))
            Names[value] = variable.Symbol.Name;
    }

    private int Read(IOperation operation)
    {
        if (_nested >= MostNested)
            return Reject(operation, "is nested too deep");
        _nested++;
        int value = operation.ConstantValue is { HasValue: true } constant && ConstantOf(constant.Value) is { } number
            ? number
            : ReadOperation(operation);
        _nested--;
        return value;
    }

    private int ReadOperation(IOperation operation) => operation switch
    {
        IParameterReferenceOperation reference => Known(operation, reference.Parameter),
        ILocalReferenceOperation reference => Known(operation, reference.Local),
        IConversionOperation conversion => Convert(conversion),
        IParenthesizedOperation inner => Read(inner.Operand),
        IUnaryOperation { OperatorMethod: null } unary => Unary(unary),
        IBinaryOperation { OperatorMethod: null } binary => Binary(binary),
        IConditionalOperation { WhenFalse: { } otherwise, IsRef: false } conditional => graph.Select(
            Read(conditional.Condition), Read(conditional.WhenTrue), Read(otherwise)),
        IInvocationOperation { Instance: null } call => Call(call),
        IFieldReferenceOperation => Reject(operation, "is a field and not a constant"),
        IInvalidOperation => Broken(),
        _ => Reject(operation, "is none of these"),
    };

    private int Known(IOperation operation, ISymbol symbol) =>
        _values.TryGetValue(symbol, out int value) ? value : Reject(operation, "has no value here");

    private int? ConstantOf(object? value) => value switch
    {
        bool isTrue => graph.Greater(graph.Constant(isTrue ? 1 : 0), graph.Constant(0)),
        float or double or int or uint or long or ulong or short or ushort or byte or sbyte or decimal =>
            graph.Constant(System.Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        _ => null,
    };

    private int Convert(IConversionOperation conversion)
    {
        if (conversion is { OperatorMethod: not null } || conversion.Type?.TypeKind == TypeKind.Error)
            return Reject(conversion, "is a conversion");
        bool keepsNumber = conversion.Type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;
        // Math.Sign is an int.
        return keepsNumber || conversion.Operand.Type?.SpecialType == conversion.Type?.SpecialType
            ? Read(conversion.Operand)
            : Reject(conversion, $"is a conversion to {conversion.Type?.ToDisplayString()}");
    }

    private int Unary(IUnaryOperation unary) => unary.OperatorKind switch
    {
        UnaryOperatorKind.Plus => Read(unary.Operand),
        UnaryOperatorKind.Minus => graph.Negate(Read(unary.Operand)),
        UnaryOperatorKind.Not => graph.Not(Read(unary.Operand)),
        _ => Reject(unary, "has an operator that is none of these"),
    };

    private int Binary(IBinaryOperation binary)
    {
        if (binary.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64)
            return Reject(binary, "is arithmetic of whole numbers");
        (int a, int b) = (Read(binary.LeftOperand), Read(binary.RightOperand));
        return binary.OperatorKind switch
        {
            BinaryOperatorKind.Add => graph.Add(a, b),
            BinaryOperatorKind.Subtract => graph.Subtract(a, b),
            BinaryOperatorKind.Multiply => graph.Multiply(a, b),
            BinaryOperatorKind.Divide => graph.Divide(a, b),
            BinaryOperatorKind.GreaterThan => graph.Greater(a, b),
            BinaryOperatorKind.LessThan => graph.Greater(b, a),
            BinaryOperatorKind.GreaterThanOrEqual => graph.Or(graph.Greater(a, b), graph.Equal(a, b)),
            BinaryOperatorKind.LessThanOrEqual => graph.Or(graph.Greater(b, a), graph.Equal(a, b)),
            BinaryOperatorKind.Equals => graph.Equal(a, b),
            BinaryOperatorKind.NotEquals => graph.Not(graph.Equal(a, b)),
            BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And => graph.And(a, b),
            BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or => graph.Or(a, b),
            _ => Reject(binary, "has an operator that is none of these"),
        };
    }

    private int Call(IInvocationOperation call)
    {
        int[] arguments = new int[call.TargetMethod.Parameters.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.None, IsParams: false } parameter)
                arguments[parameter.Ordinal] = Read(argument.Value);
            else
                return Reject(argument, "is no value");
        }
        IMethodSymbol method = call.TargetMethod;
        if (MathFunctions.Owns(method))
            return _math.Call(method.Name, arguments) ?? Reject(call, $"calls {method.Name}, which has no vector form");
        if (_calls.Contains(method, SymbolEqualityComparer.Default))
            return Reject(call, "calls itself");
        return bodies.WhyNot(method) is { } reason
            ? Reject(call, $"calls {method.Name}, which {reason}")
            : Read(method, arguments);
    }

    private int Broken()
    {
        HasErrors = true;
        return graph.Constant(0);
    }

    // What follows is read all the same, for errors of C#, which come first.
    private int Reject(IOperation operation, string reason)
    {
        Problem ??= new ExpressionProblem(_calls[_calls.Count - 1], operation.Syntax, reason);
        return graph.Constant(0);
    }
}
