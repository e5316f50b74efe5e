using System.Globalization;

namespace StaticNet.Generators.Expressions;

/// <summary>Expressions as formulas, for people.</summary>
/// <param name="nodes">The operations.</param>
/// <param name="arguments">The names of the arguments.</param>
internal sealed class ExpressionText(IReadOnlyList<ExpressionNode> nodes, IReadOnlyList<string> arguments)
{
    /// <summary>The most characters of a formula: common parts are written out, and could be of any length.</summary>
    private const int MostCharacters = 240;

    private readonly Dictionary<int, (string Text, int Level)> _texts = [];

    /// <summary>A formula, or an ellipsis where it is too long to read.</summary>
    public string Of(int node)
    {
        // Operands come before what is computed of them.
        for (int number = 0; number <= node; number++)
        {
            if (!_texts.ContainsKey(number))
            {
                (string text, int level) = Write(nodes[number]);
                _texts[number] = text.Length <= MostCharacters ? (text, level) : ("...", Primary);
            }
        }
        return _texts[node].Text;
    }

    /// <summary>Whether a formula has the function's own value in it.</summary>
    public bool HasOutput(int node) =>
        ExpressionNodes.Reached(nodes, [node]).Any(part => nodes[part].Operation == Operation.Output);

    // How tightly the outermost operator binds.
    private const int Condition = 0, Either = 1, Both = 2, Comparison = 3, Sum = 4, Product = 5, Sign = 6, Primary = 7;

    private (string Text, int Level) Write(ExpressionNode node) => node.Operation switch
    {
        Operation.Argument => (arguments[node.A], Primary),
        Operation.Output => ("y", Primary),
        Operation.Constant => Number(node.Value),
        Operation.Negate => ($"-{At(node.A, Product)}", Sign),
        Operation.Add => ($"{At(node.A, Sum)} + {At(node.B, Sum)}", Sum),
        Operation.Subtract => ($"{At(node.A, Sum)} - {At(node.B, Product)}", Sum),
        Operation.Multiply when node.A == node.B => ($"{At(node.A, Primary)}^2", Sign),
        Operation.Multiply => ($"{At(node.A, Product)} * {At(node.B, Product)}", Product),
        Operation.Divide => ($"{At(node.A, Product)} / {At(node.B, Sign)}", Product),
        Operation.Power => ($"{At(node.A, Primary)}^{At(node.B, Primary)}", Sign),
        Operation.Min or Operation.Max => ($"{Name(node)}({At(node.A, 0)}, {At(node.B, 0)})", Primary),
        Operation.Greater => ($"{At(node.A, Sum)} > {At(node.B, Sum)}", Comparison),
        Operation.Equal => ($"{At(node.A, Sum)} = {At(node.B, Sum)}", Comparison),
        Operation.And => ($"{At(node.A, Both)} and {At(node.B, Both)}", Both),
        Operation.Or => ($"{At(node.A, Either)} or {At(node.B, Either)}", Either),
        Operation.Not => ($"not {At(node.A, Primary)}", Both),
        Operation.Select => (
            $"{At(node.A, Either)} ? {At(node.B, Either)} : {At(node.C, Condition)}", Condition),
        _ => ($"{Name(node)}({At(node.A, 0)})", Primary),
    };

    private string At(int node, int level)
    {
        (string text, int own) = _texts[node];
        return own < level ? $"({text})" : text;
    }

    private static string Name(ExpressionNode node) => node.Operation.ToString().ToLowerInvariant();

    private static (string Text, int Level) Number(double value)
    {
        string text = ((float)value).ToString("R", CultureInfo.InvariantCulture);
        return (text, value < 0 ? Sign : Primary);
    }
}
