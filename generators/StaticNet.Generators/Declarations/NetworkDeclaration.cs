using StaticNet.Generators.Layers;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Declarations;

/// <summary>A class around the network, to be reopened in the generated file.</summary>
/// <param name="Keyword">What it is declared as.</param>
/// <param name="TypeName">Its name and type parameters, such as <c>Outer&lt;T&gt;</c>.</param>
internal sealed record ContainingType(string Keyword, string TypeName)
{
    /// <summary>Its declaration, such as <c>class Outer&lt;T&gt;</c>.</summary>
    public string Header => $"{Keyword} {TypeName}";
}

/// <summary>
/// What the attributes of one class say: the compiler's input, with no symbol, syntax or location in it.
/// </summary>
/// <param name="Namespace">The namespace, empty for the global one.</param>
/// <param name="Outer">The classes around the network, outermost first.</param>
/// <param name="Keyword">What it is declared as: <c>class</c>; <c>record</c> for one that is rejected.</param>
/// <param name="Name">The name of the class as it is written in source, escaped where it is a keyword.</param>
/// <param name="TypeParameters">The type parameter list of a generic class, or nothing.</param>
/// <param name="CanBeReopened">Whether members can be added at all.</param>
/// <param name="HintName">A file name that is unique in the compilation.</param>
/// <param name="Inputs">The declared inputs that make sense, in source order.</param>
/// <param name="Outputs">The marked and asserted outputs, in source order.</param>
/// <param name="Layers">
/// The layers in source order, named; of an expanded network also those of blocks, in the order in which they run.
/// </param>
/// <param name="Uses">The blocks that it inserts, in source order; none once they are expanded.</param>
/// <param name="Losses">The losses, in source order.</param>
/// <param name="Unreadable">The ordinals of attributes of which the C# compiler says why they cannot be read.</param>
/// <param name="Clashes">Generated members that cannot be emitted beside the user's own.</param>
/// <param name="Problems">What parsing found wrong.</param>
internal sealed record NetworkDeclaration(
    string Namespace,
    EquatableArray<ContainingType> Outer,
    string Keyword,
    string Name,
    string TypeParameters,
    bool CanBeReopened,
    string HintName,
    EquatableArray<InputDeclaration> Inputs,
    EquatableArray<OutputDeclaration> Outputs,
    EquatableArray<Layer> Layers,
    EquatableArray<BlockUse> Uses,
    EquatableArray<Loss> Losses,
    EquatableArray<int> Unreadable,
    EquatableArray<string> Clashes,
    EquatableArray<Problem> Problems) : IComposition
{
    /// <summary>The class that a network has for inference.</summary>
    public const string FrozenName = "Frozen";

    /// <summary>The record that is its input, or null where that is values.</summary>
    public FeatureRecord? Features { get; init; }

    /// <summary>Whether it is a block, which is only checked.</summary>
    public bool IsBlock { get; init; }

    /// <summary>Whether it is marked as a deep belief network.</summary>
    public bool IsDeepBelief { get; init; }

    /// <summary>Whether machines below the top one have weights for generating apart from the others.</summary>
    public bool IsUntied { get; init; }

    /// <summary>Whether the user describes the class, so that ours would vanish.</summary>
    public bool HasSummary { get; init; }

    /// <summary>What stands before <c>partial</c> where the class is ours alone.</summary>
    public string Modifiers { get; init; } = "";

    /// <summary>Whether it normalises by statistics of training, which inference need not compute apart.</summary>
    public bool CanBeFrozen =>
        Modifiers.Length == 0 && Layers.Any(static layer => layer is INormalizesByRunningStatistics);

    /// <summary>The declaration of the network for inference: a class in this one, without a loss.</summary>
    public NetworkDeclaration Frozen() => Nested(FrozenName) with { Losses = EquatableArray<Loss>.Empty };

    /// <summary>The network as far as it is declared before one of its attributes.</summary>
    public NetworkDeclaration Before(int attribute) => this with
    {
        Inputs = Inputs.Where(input => input.Attribute < attribute).ToEquatableArray(),
        Outputs = Outputs.Where(output => output.Attribute < attribute).ToEquatableArray(),
        Layers = Layers.Where(layer => layer.Id.Attribute < attribute).ToEquatableArray(),
        Uses = Uses.Where(use => use.Attribute < attribute).ToEquatableArray(),
        Losses = Losses.Where(loss => loss.Attribute < attribute).ToEquatableArray(),
    };

    /// <summary>The same network as a class in this one that is ours alone, with no output marked.</summary>
    /// <param name="name">The name of the class.</param>
    public NetworkDeclaration Nested(string name) => this with
    {
        Outer = Outer.Append(new ContainingType(Keyword, TypeName)).ToEquatableArray(),
        Keyword = "class",
        Name = name,
        TypeParameters = "",
        Modifiers = "public sealed ",
        HintName = $"{HintName}-{name}",
        Outputs = EquatableArray<OutputDeclaration>.Empty,
        IsDeepBelief = false,
    };

    /// <summary>Whether every attribute could be read; where not, the C# compiler says why.</summary>
    public bool IsComplete => Unreadable.Count == 0;

    /// <summary>The class as a type argument: <c>Name&lt;T&gt;</c>.</summary>
    public string TypeName => Name + TypeParameters;

    /// <summary>The class as it is called from anywhere: <c>global::Samples.Outer.Name&lt;T&gt;</c>.</summary>
    public string FullName => "global::" + (Namespace.Length > 0 ? Namespace + "." : "")
        + string.Concat(Outer.Select(static outer => outer.TypeName + ".")) + TypeName;

    /// <summary>Whether there is an input, and each makes sense.</summary>
    public bool HasSensibleInputs =>
        Inputs.Count > 0 && Inputs.All(static input => input.DeclaredShape is not null);

    /// <summary>What kind of input comes first.</summary>
    public InputKind InputKind => Inputs.Count > 0 ? Inputs[0].Kind : InputKind.Values;

    /// <summary>What its interfaces are about: <c>int</c> for tokens, <c>float</c> for values.</summary>
    public string InputType => InputKind == InputKind.Tokens ? "int" : "float";

    /// <summary>Whether any input has a time axis.</summary>
    public bool HasTime => Inputs.Any(static input => input.Kind != InputKind.Values);

    /// <summary>Whether it hands a state from one time step to the next.</summary>
    public bool IsRecurrent => HasTime && Layers.Any(static layer => layer is IHasState);
}
