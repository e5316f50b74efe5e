using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generators.Contract;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>
/// Finds members, inherited members and type parameters of the user's that have the name of a generated member.
/// </summary>
internal static class MemberClashes
{
    private const string OtherName = "which is also the name of a generated member. Choose another";

    /// <summary>
    /// The generated members that cannot be emitted: names, or names with parameter types; each is reported.
    /// </summary>
    public static IReadOnlyCollection<string> Find(
        INamedTypeSymbol type, NetworkDeclaration declaration, AttributeBinding binding, ProblemList problems,
        CancellationToken cancellation)
    {
        InputKind input = declaration.InputKind;
        GeneratedSignatures signatures = new(declaration);
        SortedSet<string> clashes = new(StringComparer.Ordinal);
        if (UnsupportedTypes.CannotBeReopened(type))
            return clashes;
        IEnumerable<string> answers = TableMembers.Of(declaration).Concat(ClassMembers.Of(declaration))
            .Select(static method => method.Name);
        foreach (string name in MembersOf(binding, input).Concat(answers).Distinct())
        {
            if (name == type.Name || type.TypeParameters.Any(parameter => parameter.Name == name))
                Add(name, name == type.Name ? "is named" : "has the type parameter", name);
            foreach ((ISymbol member, bool isInherited) in Members(type, name))
            {
                if (Clash(member, signatures) is { } clash)
                    Add(clash, isInherited ? "inherits" : "declares", name);
            }
        }
        if (Declared(type, GeneratedSignatures.Constructor, cancellation) is IMethodSymbol constructor)
        {
            string parameters = constructor.Parameters.IsEmpty ? "" : "long";
            string remedy = $"which takes the place of the generated {type.Name}(long seed = 0). "
                + "Give it other parameters, or none and a call of this(seed)";
            clashes.Add(GeneratedSignatures.Constructor);
            problems.Add(new Problem(
                ProblemKind.MemberClash, -1,
                new[] { type.Name, "declares", $"{type.Name}({parameters})", remedy }.ToEquatableArray(),
                Fix: GeneratedSignatures.Constructor));
        }
        if (UnsupportedTypes.CannotHaveConstructor(type, cancellation))
            clashes.Add(GeneratedSignatures.Constructor);
        return clashes;

        void Add(string clash, string how, string what)
        {
            if (clashes.Add(clash))
                problems.Add(new Problem(
                    ProblemKind.MemberClash, -1, new[] { type.Name, how, what, OtherName }.ToEquatableArray(),
                    Fix: what));
        }
    }

    // Of several inputs or outputs, each has a size of its own.
    private static IEnumerable<string> MembersOf(AttributeBinding binding, InputKind input)
    {
        IEnumerable<string> layers = binding.Layers.Where(static layer => !IsFunction(layer))
            .Select(static layer => layer.MemberName)
            .Concat(binding.Uses.SelectMany(static use => use.Names).Select(Identifiers.Capitalize));
        IEnumerable<string> several = binding.Inputs.Count > 1 || binding.Outputs.Count > 1
            ? binding.Inputs.Select(static input => input.Name)
                .Concat(binding.Outputs.Select(static output => output.Name))
            : [];
        bool isNormalized = binding.Layers.Any(IsNormalized)
            || binding.Uses.Any(static use => use.Block is not null && use.Block.Has(IsNormalized));
        return Identifiers.MembersOf(
            input != InputKind.Values, isNormalized, binding.IsDeepBelief, binding.Features is not null)
            .Concat(layers).Concat(several.Select(static name => Identifiers.Capitalize(name) + "Size")).Distinct();
    }

    // It is no member, and is often called what its method is.
    private static bool IsFunction(Layer layer) =>
        layer is IHasFunction || (layer is UnboundLayer && !layer.TensorNames.Any());

    private static bool IsNormalized(Layer layer) => layer is INormalizesByRunningStatistics;

    /// <summary>The user's member that clashes with a generated one of a name, or with its constructor.</summary>
    public static ISymbol? Declared(INamedTypeSymbol type, string name, CancellationToken cancellation) =>
        name == GeneratedSignatures.Constructor
            ? type.InstanceConstructors.FirstOrDefault(
                constructor => IsUsers(constructor) && TakesPlaceOfGenerated(constructor, cancellation))
            : Declared(type, name).FirstOrDefault();

    private static IEnumerable<ISymbol> Declared(INamedTypeSymbol type, string name) =>
        type.GetMembers(name).Where(IsUsers);

    private static IEnumerable<(ISymbol Member, bool IsInherited)> Members(INamedTypeSymbol type, string name)
    {
        foreach (ISymbol member in Declared(type, name))
            yield return (member, false);
        INamedTypeSymbol? current = type.BaseType;
        for (; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (ISymbol member in current.GetMembers(name))
            {
                if (member.DeclaredAccessibility != Accessibility.Private)
                    yield return (member, true);
            }
        }
    }

    // Of a generated method, the user may have overloads with other parameters.
    private static string? Clash(ISymbol member, GeneratedSignatures signatures)
    {
        if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method || !signatures.IsMethod(member.Name))
            return member.Name;
        string signature = GeneratedSignatures.Of(method);
        return signatures.Contains(signature) ? signature : null;
    }

    // The analyzer sees the generated members too, the generator does not.
    private static bool IsUsers(ISymbol member) => !member.IsImplicitlyDeclared
        && member.DeclaringSyntaxReferences.Any(static reference => !IsGenerated(reference.SyntaxTree));

    /// <summary>Whether a file is one that the generator makes.</summary>
    public static bool IsGenerated(SyntaxTree file) =>
        file.FilePath.IndexOf(typeof(NetworkGenerator).FullName, StringComparison.Ordinal) >= 0;

    // One without parameters may call this(seed); otherwise it would leave the parameters as they are.
    private static bool TakesPlaceOfGenerated(IMethodSymbol constructor, CancellationToken cancellation)
    {
        if (constructor.Parameters.Length == 1)
            return constructor.Parameters[0].Type.SpecialType == SpecialType.System_Int64;
        return constructor.Parameters.Length == 0
            && constructor.DeclaringSyntaxReferences.Any(reference =>
                reference.GetSyntax(cancellation) is ConstructorDeclarationSyntax
                {
                    Initializer: null or { ThisOrBaseKeyword.Text: "base" },
                });
    }
}
