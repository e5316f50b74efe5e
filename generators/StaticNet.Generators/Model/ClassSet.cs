using StaticNet.Generators.CSharp;

namespace StaticNet.Generators.Model;

/// <summary>The classes of an output, and the type in C# whose values they are.</summary>
/// <param name="Type">The type in full: an enum, <c>bool</c> or <c>string</c>.</param>
/// <param name="Names">Their names by index; of an enum those of its members.</param>
internal sealed record ClassSet(string Type, EquatableArray<string> Names)
{
    /// <summary>The truth values.</summary>
    public static readonly ClassSet Truths = new("bool", new[] { "false", "true" }.ToEquatableArray());

    /// <summary>Whether the type is an enum.</summary>
    public bool IsEnum { get; init; }

    /// <summary>Whether the type is public, and all that it stands in.</summary>
    public bool IsPublic { get; init; } = true;

    /// <summary>Whether the type is <c>string</c>, whose arrays are no constants.</summary>
    public bool IsText => Type == "string";

    /// <summary>The number of classes.</summary>
    public int Count => Names.Count;

    /// <summary>The type in a message.</summary>
    public string Word => Type.Substring(Type.LastIndexOfAny(['.', ':']) + 1).TrimStart('@');

    /// <summary>The classes as they are written in code.</summary>
    public IEnumerable<string> Values => Names.Select(Value);

    /// <summary>A class as it is written in code.</summary>
    /// <param name="name">Its name.</param>
    public string Value(string name) => IsEnum ? $"{Type}.{Identifiers.Escape(name)}"
        : IsText ? Literals.String(name)
        : name;
}
