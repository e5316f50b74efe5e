namespace StaticNet.Generators.Model;

/// <summary>A declared input of a network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What kind of input it is.</param>
/// <param name="DeclaredShape">The shape of a sample, or of a time step; null where it makes no sense.</param>
/// <param name="Attribute">The ordinal of its attribute.</param>
/// <param name="Vocabulary">The number of different tokens; 0 where the input is values.</param>
internal sealed record InputDeclaration(
    string Name, InputKind Kind, Shape? DeclaredShape, int Attribute, int Vocabulary = 0) : IElement
{
    /// <summary>The name of an input that is given none.</summary>
    public const string DefaultName = "input";

    /// <summary>Whether it is the input of a block that takes whatever shape it meets.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The shape of a sample, or of a time step.</summary>
    public Shape Shape => DeclaredShape!;

    /// <summary>Its shape as tables say it.</summary>
    public string Text => Vocabulary > 0 ? $"T tokens of {Vocabulary}" : Shape.ToSpacedString();
}

/// <summary>What kind of input is declared, also where its size makes no sense.</summary>
internal enum InputKind
{
    /// <summary>Samples of one shape.</summary>
    Values,

    /// <summary>Sequences of values.</summary>
    Sequence,

    /// <summary>Sequences of tokens.</summary>
    Tokens,
}
