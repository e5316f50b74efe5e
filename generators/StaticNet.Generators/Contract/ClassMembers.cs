using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Contract;

/// <summary>The members that answer with classes that have names.</summary>
internal static class ClassMembers
{
    private static readonly MethodParameter Sequences = new("int", "sequences", "1");

    /// <summary>
    /// Those of networks of which an enum names the classes, as far as the attributes say. A network of records answers
    /// to them: see <see cref="TableMembers"/>.
    /// </summary>
    public static IEnumerable<PublicMethod> Of(NetworkDeclaration network)
    {
        if (network.Features is not null)
            yield break;
        NetworkContract contract = NetworkContract.Of(network);
        foreach (OutputDeclaration output in network.Outputs)
        {
            if (output.Classes is not { } classes)
                continue;
            string name = network.Outputs.Count > 1 ? output.Name : "";
            yield return Classes(name, classes);
            yield return Classify(name, classes, contract.Inputs);
            yield return ClassifyAll(name, classes, contract.Inputs, network.HasTime);
            yield return Probabilities(name, classes, contract.Inputs);
        }
    }

    /// <summary>The property with all classes by index.</summary>
    /// <param name="output">The name of the output; empty where it is the only one.</param>
    /// <param name="classes">The classes.</param>
    public static PublicMethod Classes(string output, ClassSet classes) => Of(
        classes, $"static {(classes.IsText ? "ImmutableArray" : "ReadOnlySpan")}<{classes.Type}>",
        (output.Length > 0 ? Identifiers.Capitalize(output) : "Output") + "Classes", null);

    /// <summary>The class of one sample.</summary>
    public static PublicMethod Classify(string output, ClassSet classes, IEnumerable<MethodParameter> inputs) =>
        Of(classes, classes.Type, "Classify" + Identifiers.Capitalize(output), [.. inputs]);

    /// <summary>The classes of many samples.</summary>
    /// <param name="output">The name of the output; empty where it is the only one.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="isTimed">Whether the number of sequences is not that of the classes.</param>
    public static PublicMethod ClassifyAll(
        string output, ClassSet classes, IEnumerable<MethodParameter> inputs, bool isTimed)
    {
        MethodParameter receiver = new($"Span<{classes.Type}>", "classes");
        MethodParameter[] sequences = isTimed ? [Sequences] : [];
        return Classify(output, classes, [.. inputs, receiver, .. sequences]) with { Type = "void" };
    }

    /// <summary>The probabilities of all classes.</summary>
    public static PublicMethod Probabilities(
        string output, ClassSet classes, IEnumerable<MethodParameter> inputs) => Of(
            classes, $"ClassProbabilities<{classes.Type}>", "Probabilities" + Identifiers.Capitalize(output),
            [.. inputs]);

    private static PublicMethod Of(ClassSet classes, string type, string name, MethodParameter[]? parameters) =>
        new(type, name, parameters) { Access = classes.IsPublic ? "public" : "internal" };
}
