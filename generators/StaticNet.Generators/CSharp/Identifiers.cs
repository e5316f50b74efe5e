using Microsoft.CodeAnalysis.CSharp;

namespace StaticNet.Generators.CSharp;

/// <summary>Names in generated code.</summary>
internal static class Identifiers
{
    /// <summary>
    /// Members that every network has: a layer cannot have such a name, nor can the user's part of the class.
    /// </summary>
    public static readonly IReadOnlyCollection<string> GeneratedMembers = new HashSet<string>
    {
        "InputSize", "OutputSize", "ParameterCount", "Parameters", "Definition", "Predict", "Forward", "Backward",
        "Loss", "LossAndGradients", "Save", "Load", "FromFile", "Summary", "Block", "Buffers", "_network",
    };

    // Members that networks with a time axis have besides.
    private static readonly IReadOnlyCollection<string> SequenceMembers =
        new HashSet<string> { "State", "Step", "Vocabulary" };

    // Members that networks with running statistics have besides.
    private static readonly IReadOnlyCollection<string> NormalizedMembers =
        new HashSet<string> { "Freeze", "Frozen" };

    // Members that deep belief networks have besides.
    private static readonly IReadOnlyCollection<string> BeliefMembers =
        new HashSet<string> { "Unroll", "Autoencoder" };

    // Members that networks of records have besides, and those of named classes.
    private static readonly IReadOnlyCollection<string> RecordMembers =
        new HashSet<string> { "Statistics", "Classify", "Probabilities", "OutputClasses", "_statistics" };

    /// <summary>Members of <c>object</c>, which a layer's member would hide.</summary>
    public static readonly IReadOnlyCollection<string> ObjectMembers = new HashSet<string>
    {
        "Equals", "GetHashCode", "GetType", "ToString", "Finalize", "MemberwiseClone", "ReferenceEquals",
    };

    // Names of values that every pass has.
    private static readonly HashSet<string> PassMembers =
    [
        "Input", "Output", "InputCopy", "DOutput", "DInput", "InputGradient", "OutputGradient",
        "Sample", "DState", "DStateIn",
    ];

    // The other locals and parameters of the methods in which a layer's values are locals.
    private static readonly HashSet<string> Locals =
    [
        "input", "output", "rows", "first", "end", "batch", "parameters", "gradients", "workspace", "scratch", "row",
        "column", "samples", "capacity", "training", "block", "transposed", "saved", "loss", "field", "value",
        "values", "dValues", "position", "blockRows", "dInput", "dOutput", "sample", "label", "labels", "time", "steps",
        "state", "lengths", "sequences", "classes", "window", "start", "length",
        "buffers", "part", "pass", "lanes", "cache", "threads", "job", "targets", "accumulate", "keeps", "call",
        "allTime", "states", "stateCall", "stepFloats", "sampleFloats", "firstInput", "firstOutput", "_parameters",
        "_buffers",
    ];

    /// <summary>The members that every network with a kind of input has.</summary>
    public static IEnumerable<string> MembersOf(
        bool hasTime, bool isNormalized, bool isDeepBelief, bool isTable) => GeneratedMembers
        .Concat(hasTime ? SequenceMembers : [])
        .Concat(isNormalized ? NormalizedMembers : [])
        .Concat(isDeepBelief ? BeliefMembers : [])
        .Concat(isTable ? RecordMembers : []);

    public static bool IsIdentifier(string name) => SyntaxFacts.IsValidIdentifier(name);

    /// <summary>Whether the name is a word of the language as a member, such as an underscore.</summary>
    public static bool IsWord(string name) => IsKeyword(Capitalize(name));

    /// <summary>Whether a layer can have this name.</summary>
    public static bool IsUsable(string name) =>
        SyntaxFacts.IsValidIdentifier(name)
        && !IsWord(name)
        && !GeneratedMembers.Contains(Capitalize(name))
        && !SequenceMembers.Contains(Capitalize(name))
        && !NormalizedMembers.Contains(Capitalize(name))
        && !BeliefMembers.Contains(Capitalize(name))
        && !RecordMembers.Contains(Capitalize(name))
        && !ObjectMembers.Contains(Capitalize(name))
        && !PassMembers.Contains(Capitalize(name));

    /// <summary>
    /// The name with a capital first letter; of a layer in a block, whose name has dots, all parts of it in one word.
    /// </summary>
    public static string Capitalize(string name) =>
        name.IndexOf('.') >= 0 ? string.Concat(name.Split('.').Select(Capitalize))
        : name.Length == 0 ? name
        : char.ToUpperInvariant(name[0]) + name.Substring(1);

    public static string Uncapitalize(string name) =>
        name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>The local variable that refers to a layer's values.</summary>
    public static string Local(string layer)
    {
        string name = Uncapitalize(layer.IndexOf('.') < 0 ? layer : Capitalize(layer));
        return Locals.Contains(name) || IsKeyword(name) ? name + "Values" : name;
    }

    /// <summary>
    /// The name as the source declares it: with an @ where it is a keyword, or where it would be written in full as
    /// the name of a type.
    /// </summary>
    public static string Escape(string name) => IsKeyword(name) || FullNames.Contain(name) ? "@" + name : name;

    private static bool IsKeyword(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
        || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None;
}
