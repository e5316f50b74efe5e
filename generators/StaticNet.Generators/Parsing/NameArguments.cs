using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Generators.Parsing;

/// <summary>What the text in an argument of an attribute is the name of.</summary>
internal enum NameKind
{
    /// <summary>Nothing that is declared before.</summary>
    None,

    /// <summary>A layer, an input or a use of a block.</summary>
    Value,

    /// <summary>A layer of the same kind, or a use of the same block.</summary>
    SameKind,

    /// <summary>A time axis.</summary>
    TimeAxis,

    /// <summary>An output of the network.</summary>
    Output,
}

/// <summary>Tells which arguments of the language's attributes name something.</summary>
internal static class NameArguments
{
    // What a layer computes and not what it reads.
    private const string Method = "method";

    /// <summary>What an argument names.</summary>
    /// <param name="attribute">The attribute's class.</param>
    /// <param name="argument">The argument, which may be half typed.</param>
    public static NameKind KindOf(INamedTypeSymbol attribute, AttributeArgumentSyntax argument)
    {
        if (!NetworkParser.IsNetworkPart(attribute))
            return NameKind.None;
        if (argument.NameEquals is { } property)
            return KindOfProperty(property.Name.Identifier.ValueText);
        return attribute.InstanceConstructors.Any(constructor => NamesValue(Parameter(constructor, argument)))
            ? NameKind.Value
            : NameKind.None;
    }

    /// <summary>What a property names.</summary>
    public static NameKind KindOfProperty(string property) => property switch
    {
        "From" or "Times" => NameKind.Value,
        "Shared" => NameKind.SameKind,
        "Time" => NameKind.TimeAxis,
        "Of" => NameKind.Output,
        _ => NameKind.None,
    };

    /// <summary>Whether an attribute names a method of the class that it stands on.</summary>
    public static bool NamesMethod(INamedTypeSymbol attribute) => attribute.InstanceConstructors
        .Any(static constructor => constructor.Parameters.Any(static parameter => parameter.Name == Method));

    private static bool NamesValue(IParameterSymbol? parameter)
    {
        ITypeSymbol? type = parameter?.Type is IArrayTypeSymbol array ? array.ElementType : parameter?.Type;
        return type?.SpecialType == SpecialType.System_String && parameter!.Name != Method;
    }

    private static IParameterSymbol? Parameter(IMethodSymbol constructor, AttributeArgumentSyntax argument)
    {
        if (argument.NameColon is { } name)
            return constructor.Parameters.FirstOrDefault(
                parameter => parameter.Name == name.Name.Identifier.ValueText);
        int index = ((AttributeArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument);
        if (index < constructor.Parameters.Length)
            return constructor.Parameters[index];
        return constructor.Parameters.LastOrDefault() is { IsParams: true } last ? last : null;
    }
}
