using StaticNet.Generators.Model;

namespace StaticNet.Generators.Declarations;

/// <summary>The place at which a block is inserted, once or several times in a row.</summary>
/// <param name="Names">The name of each copy.</param>
/// <param name="Block">The block, or null where there is none to insert, which is reported.</param>
/// <param name="Operands">The layers and inputs that it names, in the order of the block's inputs.</param>
/// <param name="From">The layer or input that it reads first, or null for the value written before it.</param>
/// <param name="IsResidual">Whether its first input is added to what it produces.</param>
/// <param name="Attribute">The ordinal of its attribute.</param>
internal sealed record BlockUse(
    EquatableArray<string> Names,
    BlockDeclaration? Block,
    EquatableArray<string> Operands,
    string? From,
    bool IsResidual,
    int Attribute) : IElement
{
    /// <summary>The name of the whole, which is also that of the last copy's output.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether it is repeated, so that copies have names of their own.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether the name is written and not made.</summary>
    public bool IsNamed { get; init; }

    /// <summary>The prefix of keys in weight files, or null for the name.</summary>
    public string? Key { get; init; }

    /// <summary>The earlier use whose parameters it takes, or null.</summary>
    public string? Shared { get; init; }

    /// <summary>How many layers it stands for.</summary>
    public long Size => Math.Min(int.MaxValue, Names.Count * (1 + (Block?.Size ?? 0)));
}
