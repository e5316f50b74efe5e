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

    /// <summary>The interface of such networks: of rows, or of sequences of rows.</summary>
    public static string Interface(NetworkDeclaration network) =>
        (network.HasTime ? "IRecordSequenceNetwork" : "ITableNetwork") + Types(network);

    /// <summary>The interface with the statistics.</summary>
    public static string RecordInterface(NetworkDeclaration network) => "IRecordNetwork" + Types(network);

    private static string Types(NetworkDeclaration network) => $"<{network.FullName}, {network.Features!.FullName}>";

    /// <summary>What answers to rows, for each target; none where a network has none.</summary>
    public static IEnumerable<PublicMethod> Of(NetworkDeclaration network)
    {
        if (network.Features is not { } record)
            yield break;
        foreach (FeatureColumn target in record.Targets)
        {
            if (ClassesOf(record, target) is not { } classes)
            {
                yield return Predict(network, target);
                if (network.HasTime)
                    yield return PredictAll(network, target);
                if (network.IsRecurrent)
                    yield return Step(network, target);
                continue;
            }
            string name = NameOf(record, target);
            yield return ClassMembers.Classes(name, classes);
            yield return ClassMembers.Classify(name, classes, [Rows(network)]);
            yield return ClassMembers.Probabilities(name, classes, [Rows(network)]);
        }
    }

    /// <summary>The answer of a regression to a row, or to a sequence of them.</summary>
    public static PublicMethod Predict(NetworkDeclaration network, FeatureColumn target) =>
        Number(network, target, NumberType(target), "Predict", Rows(network));

    /// <summary>Several answers to a sequence, one for each of the next time steps.</summary>
    public static PublicMethod PredictAll(NetworkDeclaration network, FeatureColumn target) =>
        Number(network, target, "void", "Predict", Rows(network), new MethodParameter("Span<float>", "answers"));

    /// <summary>The answer after one more row of a stream.</summary>
    public static PublicMethod Step(NetworkDeclaration network, FeatureColumn target) => Number(
        network, target, NumberType(target), "Step", new MethodParameter(network.Features!.FullName, "row"),
        new MethodParameter("State", "state"));

    private static PublicMethod Number(
        NetworkDeclaration network, FeatureColumn target, string type, string verb,
        params MethodParameter[] parameters) =>
        new(type, verb + Identifiers.Capitalize(NameOf(network.Features!, target)), parameters)
        {
            Access = network.Features!.IsPublic ? "public" : "internal",
        };

    /// <summary>A regression of whole numbers has answers between them.</summary>
    public static string NumberType(FeatureColumn target) => target.Type is "double" or "decimal" ? "double" : "float";

    /// <summary>The classes of a target, which are seen no further than the record; null for a number.</summary>
    public static ClassSet? ClassesOf(FeatureRecord record, FeatureColumn target) =>
        target.ClassSet is { } classes ? classes with { IsPublic = record.IsPublic } : null;

    /// <summary>What the members of a target are called after: nothing where it is the only one.</summary>
    public static string NameOf(FeatureRecord record, FeatureColumn target) =>
        record.Targets.Count() > 1 ? target.Name : "";

    /// <summary>What is answered to: a row, or a sequence of them.</summary>
    public static MethodParameter Rows(NetworkDeclaration network) => network.HasTime
        ? new MethodParameter($"ReadOnlySpan<{network.Features!.FullName}>", "rows")
        : new MethodParameter(network.Features!.FullName, "row");
}
