using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Contract;

/// <summary>The members that a network has whose input is a record.</summary>
internal static class TableMembers
{
    /// <summary>The property with what was measured of the training data.</summary>
    public const string Statistics = "Statistics";

    /// <summary>The field behind it.</summary>
    public const string Field = "_statistics";

    /// <summary>The interface of such networks.</summary>
    public static string Interface(NetworkDeclaration network) =>
        $"ITableNetwork<{network.FullName}, {network.Features!.FullName}>";

    /// <summary>What answers to a row, for each target; none where a network has none.</summary>
    public static IEnumerable<PublicMethod> Of(NetworkDeclaration network)
    {
        if (network.Features is not { } record)
            yield break;
        foreach (FeatureColumn target in record.Targets)
        {
            if (ClassesOf(record, target) is not { } classes)
            {
                yield return Predict(record, target);
                continue;
            }
            string name = NameOf(record, target);
            yield return ClassMembers.Classes(name, classes);
            yield return ClassMembers.Classify(name, classes, [Row(record)]);
            yield return ClassMembers.Probabilities(name, classes, [Row(record)]);
        }
    }

    /// <summary>The answer of a regression.</summary>
    public static PublicMethod Predict(FeatureRecord record, FeatureColumn target) =>
        new(NumberType(target), "Predict" + Identifiers.Capitalize(NameOf(record, target)), [Row(record)])
        {
            Access = record.IsPublic ? "public" : "internal",
        };

    /// <summary>A regression of whole numbers has answers between them.</summary>
    public static string NumberType(FeatureColumn target) => target.Type is "double" or "decimal" ? "double" : "float";

    /// <summary>The classes of a target, which are seen no further than the record; null for a number.</summary>
    public static ClassSet? ClassesOf(FeatureRecord record, FeatureColumn target) =>
        target.ClassSet is { } classes ? classes with { IsPublic = record.IsPublic } : null;

    /// <summary>What the members of a target are called after: nothing where it is the only one.</summary>
    public static string NameOf(FeatureRecord record, FeatureColumn target) =>
        record.Targets.Count() > 1 ? target.Name : "";

    /// <summary>The row that is answered to.</summary>
    public static MethodParameter Row(FeatureRecord record) => new(record.FullName, "row");
}
