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
        MethodParameter[] row = [new(record.FullName, "row")];
        foreach (FeatureColumn target in record.Targets)
        {
            if (target.Classes == 0)
            {
                yield return new PublicMethod(NumberType(target), Name(record, target, "Predict"), row);
                continue;
            }
            yield return new PublicMethod(target.Type, Name(record, target, "Classify"), row);
            yield return new PublicMethod(
                $"ClassProbabilities<{target.Type}>", Name(record, target, "Probabilities"), row);
        }
    }

    /// <summary>A regression of whole numbers has answers between them.</summary>
    public static string NumberType(FeatureColumn target) => target.Type is "double" or "decimal" ? "double" : "float";

    /// <summary>Of several targets, each has methods of its own.</summary>
    public static string Name(FeatureRecord record, FeatureColumn target, string verb) =>
        record.Targets.Count() > 1 ? verb + Identifiers.Capitalize(target.Name) : verb;
}
