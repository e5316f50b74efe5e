using Microsoft.CodeAnalysis;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>The methods that every network with a kind of input has, by their parameters.</summary>
internal sealed class GeneratedSignatures
{
    /// <summary>What stands for the constructor in a list of members.</summary>
    public const string Constructor = ".ctor";

    private static readonly GeneratedSignatures Values = new(InputKind.Values);
    private static readonly GeneratedSignatures Sequences = new(InputKind.Sequence);
    private static readonly GeneratedSignatures Tokens = new(InputKind.Tokens);

    private readonly HashSet<string> _signatures;
    private readonly HashSet<string> _methods;

    private GeneratedSignatures(InputKind input)
    {
        IEnumerable<ThrowingMember> members = ThrowingMembers.Of("", input, isRecurrent: true);
        _signatures =
            [.. members.Where(static member => member.Parameters.Length > 0).Select(static member => member.Signature)];
        _methods = [.. _signatures.Select(static signature => signature.Substring(0, signature.IndexOf('(')))];
    }

    public static GeneratedSignatures Of(InputKind input) => input switch
    {
        InputKind.Tokens => Tokens,
        InputKind.Sequence => Sequences,
        _ => Values,
    };

    public bool IsMethod(string name) => _methods.Contains(name);

    public bool Contains(string signature) => _signatures.Contains(signature);

    /// <summary>
    /// A method as its name and the types of its parameters; generic methods are never the same as ours.
    /// </summary>
    public static string Of(IMethodSymbol method)
    {
        string types = string.Join(", ", method.Parameters.Select(
            static parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        return $"{method.Name}{(method.Arity > 0 ? "<>" : "")}({types.Replace("?", "")})";
    }
}
