using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;

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

    /// <summary>The methods that answer to a row, for each target; none where a network has none.</summary>
    public static IEnumerable<PublicMethod> Of(NetworkDeclaration network)
    {
        if (network.Features is not { } record)
            yield break;
        foreach (FeatureColumn target in record.Targets)
        {
            if (target.Classes == 0)
            {
                yield return Predict(record, target);
                continue;
            }
            yield return Classify(record, target);
            yield return Probabilities(record, target);
        }
    }

    /// <summary>The answer of a regression.</summary>
    public static PublicMethod Predict(FeatureRecord record, FeatureColumn target) =>
        Of(record, target, NumberType(target), "Predict");

    /// <summary>The class of a row.</summary>
    public static PublicMethod Classify(FeatureRecord record, FeatureColumn target) =>
        Of(record, target, target.Type, "Classify");

    /// <summary>The probabilities of all classes.</summary>
    public static PublicMethod Probabilities(FeatureRecord record, FeatureColumn target) =>
        Of(record, target, $"ClassProbabilities<{target.Type}>", "Probabilities");

    /// <summary>A regression of whole numbers has answers between them.</summary>
    public static string NumberType(FeatureColumn target) => target.Type is "double" or "decimal" ? "double" : "float";

    // Of several targets, each has methods of its own. None is seen further than the record.
    private static PublicMethod Of(FeatureRecord record, FeatureColumn target, string type, string verb) =>
        new(type, record.Targets.Count() > 1 ? verb + Identifiers.Capitalize(target.Name) : verb,
            [new MethodParameter(record.FullName, "row")])
        {
            Access = record.IsPublic ? "public" : "internal",
        };
}
