using StaticNet.Generators.CSharp;

namespace StaticNet.Generators.Contract;

/// <summary>How generated code calls an input or an output of the network.</summary>
/// <param name="Name">Its declared name.</param>
/// <param name="Member">The prefix of its constants and accessors: <c>Input</c>, or <c>Image</c> of several.</param>
/// <param name="Local">The parameter that is it: <c>input</c>, <c>image</c>.</param>
/// <param name="IsOnly">Whether it is the only one.</param>
internal sealed record Binding(string Name, string Member, string Local, bool IsOnly)
{
    /// <summary>The only input or output, which every network calls the same.</summary>
    public static Binding Only(string name, string local) =>
        new(name, Identifiers.Capitalize(local), local, IsOnly: true);

    /// <summary>One of several.</summary>
    public static Binding OneOf(string name) =>
        new(name, Identifiers.Capitalize(name), Identifiers.Local(name), IsOnly: false);

    /// <summary>One of several, in code that has names of its own beside those that callers see.</summary>
    public static Binding OneOf(string name, DerivedNames names)
    {
        Binding binding = OneOf(name);
        return binding with
        {
            GradientMember = names.Take(binding.GradientMember),
            CallerLocal = names.Take(binding.CallerLocal),
        };
    }

    /// <summary>
    /// The field of a pass that is it: one of several may be called as another member of the pass.
    /// </summary>
    public string Field => IsOnly ? Member : Member + "Values";

    /// <summary>The constant that is its size.</summary>
    public string SizeName => Member + "Size";

    /// <summary>
    /// The constant that is how many different tokens it has: <c>Vocabulary</c> where it is the only input.
    /// </summary>
    public string VocabularyName => Member == "Input" ? "Vocabulary" : Member + "Vocabulary";

    /// <summary>The parameter that is its gradient: <c>dInput</c>.</summary>
    public string GradientLocal => "d" + Identifiers.Capitalize(Local);

    /// <summary>The field of a pass that is its gradient: <c>DInput</c>, or <c>DImageValues</c>.</summary>
    public string GradientMember { get; init; } = "D" + Member + (IsOnly ? "" : "Values");

    /// <summary>The local that is the caller's memory, where what it holds is copied in another order.</summary>
    public string CallerLocal { get; init; } = IsOnly ? "caller" : Name + "Caller";
}
