using Microsoft.CodeAnalysis;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>Finds members of the user's that have the name of a generated one.</summary>
internal static class MemberClashes
{
    public static void Check(INamedTypeSymbol type, IReadOnlyList<Layer> layers, ProblemList problems)
    {
        foreach (string name in Identifiers.GeneratedMembers.Concat(layers.Select(static layer => layer.MemberName)).Distinct())
        {
            bool isMethod = Identifiers.GeneratedMethods.Contains(name);
            if (name == type.Name || type.GetMembers(name).Any(member => IsUsers(member) && !(isMethod && member is IMethodSymbol)))
                problems.Add(ProblemKind.MemberClash, -1, type.Name, name);
        }
        if (type.InstanceConstructors.Any(static constructor => IsUsers(constructor) && TakesSeed(constructor)))
            problems.Add(ProblemKind.MemberClash, -1, type.Name, $"{type.Name}(long seed)");
    }

    // The analyzer sees the generated members too, the generator does not.
    private static bool IsUsers(ISymbol member) => !member.IsImplicitlyDeclared && member.DeclaringSyntaxReferences.Any(
        static reference => !reference.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));

    private static bool TakesSeed(IMethodSymbol constructor) =>
        constructor.Parameters.Length == 0
        || (constructor.Parameters.Length == 1 && constructor.Parameters[0].Type.SpecialType == SpecialType.System_Int64);
}
