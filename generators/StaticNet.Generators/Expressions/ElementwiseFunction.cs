using StaticNet.Generators.CSharp;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Expressions;

/// <summary>A part of an expression that the method gives a name.</summary>
internal readonly record struct NamedNode(int Node, string Name);

/// <summary>A method of the user's as an expression, with its derivatives.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="TypeName">The struct that is made of it, unique in the network.</param>
/// <param name="Arguments">The names of its arguments.</param>
/// <param name="Nodes">The operations, each after its operands.</param>
/// <param name="Value">The node that is its value.</param>
/// <param name="Derivatives">The nodes that are its derivatives, in each argument.</param>
internal sealed record ElementwiseFunction(
    string Name, string TypeName, EquatableArray<string> Arguments, EquatableArray<ExpressionNode> Nodes, int Value,
    EquatableArray<int> Derivatives)
{
    /// <summary>The most vector operations of one method: beyond, the just-in-time compiler stops inlining.</summary>
    public const int MostCalls = 250;

    /// <summary>The names that the method gives to parts of it.</summary>
    public EquatableArray<NamedNode> Names { get; init; }

    /// <summary>Whether the derivative is computed from the value, and no longer from the argument.</summary>
    public bool DerivativeFromOutput { get; init; }

    /// <summary>Whether no derivative depends on the arguments.</summary>
    public bool IsLinear =>
        Derivatives.All(derivative => Nodes[derivative].Operation == Operation.Constant);

    /// <summary>
    /// Whether functions such as the exponential are called, since it would be too long with them inlined.
    /// </summary>
    public bool IsOutlined => !Fits(Nodes, [Value, .. Derivatives], isOutlined: false);

    /// <summary>The vector operations of its value.</summary>
    public int Calls => ExpressionNodes.Calls(Nodes, [Value], IsOutlined);

    /// <summary>Whether nodes can be compiled into one method, value and derivative together as losses are.</summary>
    public static bool Fits(IReadOnlyList<ExpressionNode> nodes, IEnumerable<int> roots, bool isOutlined) =>
        ExpressionNodes.Calls(nodes, roots, isOutlined) <= MostCalls;

    /// <summary>The call of it, for comments: <c>swish(x)</c>.</summary>
    public string Call(IEnumerable<string> arguments) =>
        $"{Identifiers.Uncapitalize(Name)}({string.Join(", ", arguments)})";

    /// <summary>Its formula and the formulas of its derivatives, a line each.</summary>
    public IEnumerable<string> Formulas
    {
        get
        {
            string call = Call(Arguments);
            ExpressionText text = new(Nodes, Arguments);
            yield return $"{call} = {text.Of(Value)}";
            for (int argument = 0; argument < Derivatives.Count; argument++)
            {
                string from = DerivativeFromOutput && text.HasOutput(Derivatives[argument]) ? $", y = {call}" : "";
                yield return $"d {call} / d {Arguments[argument]} = {text.Of(Derivatives[argument])}{from}";
            }
        }
    }
}
