using Microsoft.CodeAnalysis;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>Turns a type marked with [Features] into a <see cref="FeatureRecord"/>. Symbols stop here.</summary>
internal static class FeatureParser
{
    public const string FeaturesAttribute = "StaticNet.FeaturesAttribute";

    /// <summary>Whether an attribute says something of a column.</summary>
    public static bool IsColumnAttribute(AttributeData attribute) => NetworkParser.IsOurs(attribute.AttributeClass)
        && attribute.AttributeClass!.Name is "NumericAttribute" or "CategoryAttribute" or "DateAttribute"
            or "TargetAttribute" or "IgnoreAttribute";

    /// <summary>Whether a type is marked.</summary>
    public static bool IsRecord(INamedTypeSymbol type) => type.GetAttributes().Any(
        static attribute => NetworkParser.IsOurs(attribute.AttributeClass)
            && attribute.AttributeClass!.Name == "FeaturesAttribute");

    /// <summary>Parses a type, also one of a referenced assembly.</summary>
    public static FeatureRecord Parse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        ProblemList problems = new();
        FeatureTypeChecks.Check(type, problems);
        List<FeatureColumn> columns = [];
        foreach (FeatureMember member in FeatureMembers.Of(type))
        {
            cancellation.ThrowIfCancellationRequested();
            columns.Add(new ColumnParser(type, member, columns.Count, problems).Parse());
        }
        bool hasFeatures = columns.Any(static column => column.Role == ColumnRole.Feature);
        if (!hasFeatures && problems.IsEmpty)
            problems.Add(ProblemKind.NoFeatures, -1, type.Name);
        return new FeatureRecord(
            TypeNames.Namespace(type),
            TypeNames.Outer(type).ToEquatableArray(),
            TypeNames.Keyword(type),
            Identifiers.Escape(type.Name),
            HintNames.Of(type),
            columns.ToEquatableArray(),
            Members(type).ToEquatableArray(),
            problems.ToEquatableArray())
        {
            IsPublic = FeatureTypeChecks.IsPublic(type),
            CanBeReopened = FeatureTypeChecks.CanBeReopened(type),
            CanBeConstructed = !type.IsAbstract && FeatureMembers.CanBeConstructed(type),
        };
    }

    // Of the members only those matter whose names a generated one would have.
    private static IEnumerable<string> Members(INamedTypeSymbol type)
    {
        SortedSet<string> names =
            new(FeatureMembers.All(type).Select(static member => member.Name), StringComparer.Ordinal);
        return names.Where(static name => FeatureRecord.Generated.Any(
            generated => name.StartsWith(generated, StringComparison.Ordinal)));
    }
}
