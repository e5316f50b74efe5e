using Microsoft.CodeAnalysis;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>Reads the struct that an attribute names as a layer of the user's own.</summary>
/// <param name="reader">The attribute.</param>
/// <param name="layer">The name of the layer.</param>
/// <param name="home">The assembly that is compiled.</param>
/// <param name="problems">Where to report what stands on the struct.</param>
internal sealed class CustomLayerReader(
    AttributeReader reader, string layer, IAssemblySymbol home, ProblemList problems)
{
    private const string Interface = "ICustomLayer";

    /// <summary>What the compiler must know of it, or null where it cannot be a layer, which is reported.</summary>
    public CustomLayerType? Read(ITypeSymbol? named)
    {
        // The C# compiler reports a type that there is not.
        if (named is null || named.TypeKind == TypeKind.Error)
            return null;
        if (WhyNot(named) is { } reason)
        {
            reader.Reject(
                ProblemKind.NotACustomLayer,
                named.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), reason);
            return null;
        }
        INamedTypeSymbol type = (INamedTypeSymbol)named;
        if (ReadParameters(type) is not { } parameters)
            return null;
        if (parameters.Count > 0 && !Implements(type, "ParameterGradients"))
        {
            reader.Reject(ProblemKind.CustomGradientsMissing, layer, type.Name);
            return null;
        }
        return new CustomLayerType(
            type.Name, type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            Implements(type, "OutputShape"), parameters);
    }

    private string? WhyNot(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct, IsRefLikeType: false })
            return "it is not a struct. Declare it as one: nobody creates an instance";
        if (!type.AllInterfaces.Any(static known => known.Name == Interface && NetworkParser.IsOurs(known)))
            return $"it does not implement {Interface}. Implement it";
        return WhyHidden(type);
    }

    // Generated code stands in a namespace of its own.
    private string? WhyHidden(ITypeSymbol type)
    {
        for (INamedTypeSymbol? current = type as INamedTypeSymbol; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal)
                return "it is local to its file, and generated code stands in another one. Remove 'file'";
            if (!IsVisible(current))
                return $"generated code cannot see it, because {current.Name} is "
                    + $"{(current.DeclaredAccessibility == Accessibility.Private ? "private" : "not public")}. "
                    + "Make it internal or public";
            if (current.TypeArguments.Select(WhyHidden).FirstOrDefault(static reason => reason is not null) is { } inner)
                return inner;
        }
        return null;
    }

    private bool IsVisible(INamedTypeSymbol type) => type.DeclaredAccessibility switch
    {
        Accessibility.Public => true,
        Accessibility.Internal or Accessibility.ProtectedOrInternal =>
            SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, home)
            || type.ContainingAssembly.GivesAccessTo(home),
        // of predefined types
        Accessibility.NotApplicable => true,
        _ => false,
    };

    // Whether it has a method of the interface that need not be written.
    private static bool Implements(INamedTypeSymbol type, string method)
    {
        IMethodSymbol? declared = type.AllInterfaces
            .First(static known => known.Name == Interface && NetworkParser.IsOurs(known))
            .GetMembers(method).OfType<IMethodSymbol>().FirstOrDefault();
        return declared is not null
            && type.FindImplementationForInterfaceMember(declared) is { } implementation
            && !SymbolEqualityComparer.Default.Equals(implementation.ContainingType, declared.ContainingType);
    }

    private EquatableArray<CustomParameter>? ReadParameters(INamedTypeSymbol type)
    {
        List<CustomParameter> parameters = [];
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (!NetworkParser.IsOurs(attribute.AttributeClass)
                || attribute.AttributeClass!.Name != "LayerParameterAttribute")
                continue;
            if (ReadParameter(new AttributeReader(attribute, reader.Ordinal, problems, home), parameters) is not { } next)
                return null;
            parameters.Add(next);
        }
        return parameters.ToEquatableArray();
    }

    private CustomParameter? ReadParameter(AttributeReader parameter, List<CustomParameter> before)
    {
        string name = parameter.String(0) ?? "";
        EquatableArray<int> axes = parameter.Ints(1);
        string member = Identifiers.Capitalize(name);
        string? reason = !parameter.IsComplete ? "its attribute does not compile"
            : !Identifiers.IsIdentifier(name) ? "its name must be an identifier, such as weight"
            : Identifiers.ObjectMembers.Contains(member) ? $"its name would hide {member} of every object"
            : before.Any(other => Identifiers.Capitalize(other.Name) == member) ? "another one has that name"
            : axes.Where(static axis => !CustomParameter.IsAxis(axis)).Cast<int?>().FirstOrDefault() is { } axis
                ? $"its shape has an axis of {axis}"
            : null;
        if (reason is null)
        {
            return parameter.NamedEnum(layer, "Init", "GlorotUniform") is { } initializer
                ? new CustomParameter(name, axes, initializer)
                : null;
        }
        reader.Reject(ProblemKind.CustomParameterWrong, layer, name, reason);
        return null;
    }
}
