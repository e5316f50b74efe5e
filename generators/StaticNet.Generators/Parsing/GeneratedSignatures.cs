using Microsoft.CodeAnalysis;
using StaticNet.Generators.Contract;
using StaticNet.Generators.Declarations;

namespace StaticNet.Generators.Parsing;

/// <summary>The methods that a network has, by their parameters.</summary>
internal sealed class GeneratedSignatures
{
    /// <summary>What stands for the constructor in a list of members.</summary>
    public const string Constructor = ".ctor";

    private readonly HashSet<string> _signatures;
    private readonly HashSet<string> _methods;

    public GeneratedSignatures(NetworkDeclaration network)
    {
        PublicMethod[] methods = [.. CommonMembers.Of(network).Where(static member => member.Parameters is not null)];
        _signatures = [.. methods.Select(static method => method.Signature)];
        _methods = [.. methods.Select(static method => method.Name)];
    }

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
