using Microsoft.CodeAnalysis;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Expressions;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>
/// Reads the static methods of a class that its attributes name, as expressions with their derivatives.
/// </summary>
/// <param name="type">The class.</param>
/// <param name="isBlock">Whether it is a block, which a network with methods of the same names may insert.</param>
/// <param name="cancellation">The cancellation.</param>
internal sealed class FunctionReader(INamedTypeSymbol type, bool isBlock, CancellationToken cancellation)
{
    /// <summary>The most arguments that a function has.</summary>
    public const int MostArguments = 4;

    /// <summary>The function, or null where there is none that can be compiled, which is reported.</summary>
    /// <param name="reader">The attribute.</param>
    /// <param name="user">The layer or loss, for messages.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="arguments">How many arguments it may have.</param>
    /// <param name="isLoss">Whether it is a loss, which is differentiated in its first argument only.</param>
    public ElementwiseFunction? Read(
        AttributeReader reader, string user, string name, IReadOnlyCollection<int> arguments, bool isLoss)
    {
        string[] words = isLoss ? ["prediction", "target"] : arguments.First() == 1 ? ["x"] : ["a", "b", "c", "d"];
        string parameters = string.Join(
            ", ", words.Take(arguments.First()).Select(static word => $"float {word}"));
        IMethodSymbol[] named = [.. Named(name)];
        IMethodSymbol? method = named.FirstOrDefault(method => arguments.Contains(method.Parameters.Length));
        if (type.ContainingAssembly is not ISourceAssemblySymbol { Compilation: { } compilation })
            return Reject(reader, user, name, parameters, $"{type.Name} is in another assembly, without its source");
        if (method is null)
            return Reject(reader, user, name, parameters, Missing(named, arguments));
        MethodBodies bodies = new(compilation, cancellation);
        if (bodies.WhyNot(method) is { } reason)
            return Reject(reader, user, name, parameters, $"it {reason}");
        return Build(reader, user, method, bodies, isLoss);
    }

    private ElementwiseFunction? Build(
        AttributeReader reader, string user, IMethodSymbol method, MethodBodies bodies, bool isLoss)
    {
        ExpressionGraph graph = new();
        ExpressionReader expression = new(graph, bodies);
        int[] arguments = [.. method.Parameters.Select(parameter => graph.Argument(parameter.Ordinal))];
        int value = expression.Read(method, arguments);
        if (expression.HasErrors)
        {
            reader.HasErrors = true;
            return null;
        }
        if (expression.Problem is { } problem)
        {
            reader.Reject(new Problem(
                ProblemKind.NotAnExpression, reader.Ordinal,
                new[] { user, problem.Text, problem.Method.Name, problem.Reason }.ToEquatableArray())
            {
                Place = problem.Place,
            });
            return null;
        }
        ElementwiseFunction? function = FunctionBuilder.Build(
            method.Name, TypeName(method, isLoss),
            [.. method.Parameters.Select(static parameter => parameter.Name)], graph, value, expression.Names,
            differentiated: isLoss ? 1 : arguments.Length);
        if (function is null)
            reader.Reject(ProblemKind.FunctionTooLarge, user, method.Name, $"{ElementwiseFunction.MostCalls}");
        return function;
    }

    private IEnumerable<IMethodSymbol> Named(string name)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (IMethodSymbol method in current.GetMembers(name).OfType<IMethodSymbol>())
                yield return method;
        }
    }

    private static string Missing(IMethodSymbol[] named, IReadOnlyCollection<int> arguments) => named.Length == 0
        ? "there is none"
        : $"it takes {named[0].Parameters.Length} argument{(named[0].Parameters.Length == 1 ? "" : "s")}"
            + $" and is given {InvariantText.Join(" or ", arguments)}";

    private ElementwiseFunction? Reject(
        AttributeReader reader, string user, string name, string parameters, string reason)
    {
        reader.Reject(
            ProblemKind.FunctionNotUsable, user, name, reason, $"static float {name}({parameters})", type.Name);
        return null;
    }

    // Overloads, and methods of blocks with the same name, are different structs.
    private string TypeName(IMethodSymbol method, bool isLoss)
    {
        string word = isLoss ? "Loss"
            : method.Parameters.Length == 1 ? "Function"
            : $"Of{method.Parameters.Length}";
        string owner = isBlock
            ? "Of_" + HintNames.Of(type).Replace("_", "_0").Replace('.', '_').Replace("+", "__").Replace("-", "__")
            : "";
        return Identifiers.Capitalize(method.Name.Replace("_", "_0")) + word + owner;
    }
}
