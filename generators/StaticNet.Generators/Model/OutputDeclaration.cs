namespace StaticNet.Generators.Model;

/// <summary>A value marked as an output of the network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The layer that gives it, or null for the one before it.</param>
/// <param name="Shape">The asserted shape, or null where none is asserted.</param>
/// <param name="Attribute">The ordinal of its attribute.</param>
internal sealed record OutputDeclaration(string Name, string? From, Shape? Shape, int Attribute) : IElement
{
    /// <summary>The name of an output that is given none.</summary>
    public const string DefaultName = "output";

    /// <summary>The classes that an enum names, or null.</summary>
    public ClassSet? Classes { get; init; }
}
