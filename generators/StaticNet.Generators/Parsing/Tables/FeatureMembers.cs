using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Generators.Parsing;

/// <summary>A public property or field of a record of features.</summary>
/// <param name="Symbol">The property or field.</param>
/// <param name="Parameter">The parameter of the constructor that sets it, or null.</param>
/// <param name="IsOwn">Whether the record declares it itself, so that generated code reaches a private setter.</param>
internal sealed record FeatureMember(ISymbol Symbol, IParameterSymbol? Parameter, bool IsOwn)
{
    public ITypeSymbol Type => TypeOf(Symbol);

    /// <summary>Whether generated code can set it after the constructor.</summary>
    public bool CanBeSet => Symbol switch
    {
        IPropertySymbol { SetMethod: { } set } => set.DeclaredAccessibility >= Accessibility.Internal || IsOwn,
        IFieldSymbol stored => !stored.IsReadOnly,
        _ => false,
    };

    public static ITypeSymbol TypeOf(ISymbol member) =>
        member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    /// <summary>Its attributes: those of a positional record stand at the parameter.</summary>
    public IEnumerable<AttributeData> Attributes => Parameter is null
        ? Symbol.GetAttributes()
        : Symbol.GetAttributes().Concat(Parameter.GetAttributes());
}

/// <summary>Finds the columns of a record, and the constructor that a row of text calls.</summary>
internal static class FeatureMembers
{
    /// <summary>The columns: parameters of the constructor first, then properties and fields in source order.</summary>
    public static IReadOnlyList<FeatureMember> Of(INamedTypeSymbol type)
    {
        IMethodSymbol? constructor = Constructor(type);
        ISymbol[] members = [.. All(type).Where(IsColumn)];
        List<FeatureMember> columns = [];
        foreach (IParameterSymbol parameter in constructor?.Parameters ?? [])
        {
            ISymbol? named = members.FirstOrDefault(member => member.Name == parameter.Name && IsOf(member, parameter));
            if ((named ?? members.FirstOrDefault(member => IsOf(member, parameter))) is { } member)
                columns.Add(new FeatureMember(member, parameter, IsOwn(type, member)));
        }
        columns.AddRange(members
            .Where(member => columns.All(column => column.Symbol.Name != member.Name))
            .Select(member => new FeatureMember(member, null, IsOwn(type, member))));
        return columns;
    }

    /// <summary>
    /// The constructor that takes columns: that of a record's parameters; or one without; or the only one whose
    /// parameters all have the names of properties. Null where there is none.
    /// </summary>
    public static IMethodSymbol? Constructor(INamedTypeSymbol type)
    {
        IMethodSymbol[] all =
        [
            .. type.InstanceConstructors.Where(constructor =>
                !(type.IsRecord && constructor is { Parameters.Length: 1 } copy
                    && SymbolEqualityComparer.Default.Equals(copy.Parameters[0].Type, type))),
        ];
        if (all.FirstOrDefault(IsPrimary) is { } primary)
            return primary;
        return all.FirstOrDefault(
                static constructor => constructor.Parameters.IsEmpty && !IsPrivateOfAnother(constructor))
            ?? all.FirstOrDefault(constructor => constructor.Parameters.All(
                parameter => type.GetMembers().Any(member => IsColumn(member) && IsOf(member, parameter))));
    }

    /// <summary>Whether all parameters of the constructor are columns.</summary>
    public static bool CanBeConstructed(INamedTypeSymbol type) =>
        Constructor(type) is { } constructor && constructor.Parameters.All(parameter =>
            parameter.IsOptional || Of(type).Any(column => column.Parameter?.Name == parameter.Name));

    /// <summary>Whether a parameter of the constructor has no name yet, as while it is typed.</summary>
    public static bool IsBeingTyped(INamedTypeSymbol type) =>
        Constructor(type)?.Parameters.Any(static parameter => parameter.Name.Length == 0) == true;

    /// <summary>The members of the type and of its base classes, whose own come first.</summary>
    public static IEnumerable<ISymbol> All(INamedTypeSymbol type)
    {
        Stack<INamedTypeSymbol> parts = new();
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
            parts.Push(part);
        return parts.SelectMany(static part => part.GetMembers());
    }

    private static bool IsOwn(INamedTypeSymbol type, ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingType, type);

    private static bool IsPrimary(IMethodSymbol constructor) => !constructor.Parameters.IsEmpty
        && constructor.DeclaringSyntaxReferences.Any(
            static reference => reference.GetSyntax() is TypeDeclarationSyntax);

    private static bool IsPrivateOfAnother(IMethodSymbol constructor) =>
        constructor.DeclaredAccessibility == Accessibility.Private && constructor.DeclaringSyntaxReferences.IsEmpty;

    private static bool IsOf(ISymbol member, IParameterSymbol parameter) =>
        string.Equals(member.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(FeatureMember.TypeOf(member), parameter.Type);

    // What is computed is a column only where an attribute of ours says so; what has no name yet, none at all.
    private static bool IsColumn(ISymbol member) => member switch
    {
        { Name.Length: 0 } or { IsStatic: true } or { IsOverride: true }
            or { DeclaredAccessibility: not Accessibility.Public } => false,
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property =>
            property.SetMethod is not null || IsAuto(property)
                || property.GetAttributes().Any(FeatureParser.IsColumnAttribute),
        IFieldSymbol { IsImplicitlyDeclared: false, AssociatedSymbol: null } => true,
        _ => false,
    };

    private static bool IsAuto(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(
            field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
}
