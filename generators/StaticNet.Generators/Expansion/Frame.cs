using StaticNet.Generators.Declarations;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Expansion;

/// <summary>A class while its attributes are walked: the network itself, or a copy of a block in it.</summary>
/// <param name="body">The class.</param>
/// <param name="problems">Where to report.</param>
internal sealed class Frame(IComposition body, ProblemList problems)
{
    /// <summary>The class.</summary>
    public IComposition Body { get; } = body;

    /// <summary>The names in it.</summary>
    public Scope Scope { get; } = new(NamesOf(body), problems);

    /// <summary>The names of the uses that lead to it.</summary>
    public EquatableArray<string> Path { get; init; }

    /// <summary>What stands before keys of weight files.</summary>
    public string KeyPrefix { get; init; } = "";

    /// <summary>Whether its parameters are those of an earlier copy, whose keys they have.</summary>
    public bool IsShared { get; init; }

    /// <summary>The place of the block's first attribute; null for the network itself.</summary>
    public Place? Block { get; init; }

    /// <summary>The network's own attribute that brings in one of this class, for messages about names.</summary>
    public int OwnAttribute(int ordinal) => Block?.Use ?? ordinal;

    /// <summary>The name as it is known outside of the class.</summary>
    public string Name(string name) => Path.Count == 0 ? name : $"{string.Join(".", Path)}.{name}";

    private static IEnumerable<string> NamesOf(IComposition body) =>
        body.Inputs.Select(static input => input.Name)
            .Concat(body.Layers.Select(static layer => layer.Name))
            .Concat(body.Uses.SelectMany(static use => use.Names.Append(use.Name)));
}
