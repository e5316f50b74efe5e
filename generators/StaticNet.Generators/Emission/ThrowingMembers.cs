using System.Text.RegularExpressions;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>A member of a network that cannot be compiled.</summary>
/// <param name="Type">Its type, after <c>static</c> where it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters in parentheses; empty for a property.</param>
/// <param name="Interface">The interface that asks for it, or null.</param>
internal sealed record ThrowingMember(string Type, string Name, string Parameters, string? Interface)
{
    private static readonly Regex ParameterName = new(@"\?? \w+(?= = |[,)])( = \w+)?", RegexOptions.CultureInvariant);
    private static readonly Regex DefaultValue = new(" = [^,)]+", RegexOptions.CultureInvariant);

    /// <summary>Its name and the types of its parameters, as the user's own are compared with it.</summary>
    public string Signature => Name + ParameterName.Replace(Parameters, "");

    public string Declaration(string body) => $"{Type} {Name}{Parameters} => {body};";

    public string ExplicitDeclaration(string body) =>
        $"{Type} {Interface}.{Name}{DefaultValue.Replace(Parameters, "")} => {body};";
}

/// <summary>
/// The members of every network, as <see cref="MembersEmitter"/> writes them where it can be compiled.
/// </summary>
internal static class ThrowingMembers
{
    /// <summary>Constants of every network; 1 where unknown, by which expressions over them can divide.</summary>
    public static IReadOnlyList<string> Constants { get; } = ["InputSize", "OutputSize", "ParameterCount"];

    /// <summary>The public members of a network, of a recurrent one also those with a state.</summary>
    public static IEnumerable<ThrowingMember> Of(string self, InputKind input, bool isRecurrent)
    {
        string network = $"INetwork<{self}>";
        yield return new("static NetworkDefinition", "Definition", "", network);
        yield return new("Span<float>", "Parameters", "", network);
        IEnumerable<ThrowingMember> passes = input == InputKind.Values
            ? OfValues(self)
            : SequenceMembers.Of(self, input, isRecurrent);
        foreach (ThrowingMember member in passes)
            yield return member;
        yield return new("void", "Save", "(string path)", null);
        yield return new("void", "Load", "(string path)", null);
        yield return new($"static {self}", "FromFile", "(string path)", null);
        yield return new("string", "Summary", "()", null);
    }

    /// <summary>The members that stand behind an interface always.</summary>
    public static IEnumerable<string> Explicit(string self, InputKind input, bool isRecurrent)
    {
        foreach (string property in Constants)
            yield return $"static int INetwork<{self}>.{property}";
        yield return $"static {self} INetwork<{self}>.Create(long seed)";
        yield return $"static TargetKinds ITrainableNetwork<{self}>.TargetKinds";
        yield return $"static int ITrainableNetwork<{self}>.TargetSize";
        yield return $"static int ITrainableNetwork<{self}>.TargetIndices";
        if (input == InputKind.Values)
            yield break;
        foreach (string member in SequenceMembers.Explicit(self, input, isRecurrent, hasLoss: true))
            yield return member;
    }

    private static IEnumerable<ThrowingMember> OfValues(string self)
    {
        const string Input = "ReadOnlySpan<float> input";
        string network = $"INetwork<{self}>", trainable = $"ITrainableNetwork<{self}>";
        yield return new("void", "Predict", $"({Input}, Span<float> output)", network);
        yield return new("float[]", "Predict", $"({Input})", null);
        yield return new(
            "ReadOnlySpan<float>", "Forward", $"({Input}, Workspace workspace, bool training = false)", network);
        yield return new(
            "void", "Backward",
            "(ReadOnlySpan<float> dOutput, Workspace workspace, Span<float> gradients, "
            + "Span<float> dInput = default, bool accumulate = false)",
            network);
        foreach (string type in new[] { "float", "int" })
        {
            string targets = $"({Input}, ReadOnlySpan<{type}> targets, Workspace workspace, Span<float> ";
            yield return new("float", "Loss", targets + "output = default)", trainable);
            yield return new("float", "LossAndGradients", targets + "gradients)", trainable);
        }
    }
}
