namespace StaticNet.Generators.Contract;

/// <summary>A method of a network that users call, or a property, which has no parameters.</summary>
/// <param name="Type">What it returns, after <c>static</c> where it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters; null for a property.</param>
/// <param name="Interface">The interface that asks for it, or null.</param>
internal sealed record PublicMethod(
    string Type, string Name, IReadOnlyList<MethodParameter>? Parameters, string? Interface = null)
{
    /// <summary>
    /// What it calls on the network's code: other arguments than its own, where those stand for more.
    /// </summary>
    public string Call { get; init; } = "";

    /// <summary>Who may call it.</summary>
    public string Access { get; init; } = "public";

    /// <summary>Its declaration without a body.</summary>
    public string Header => $"{Access} {Type} {Name}{List(static parameter => parameter.ToString())}";

    /// <summary>Its name and the types of its parameters, as the user's own are compared with it.</summary>
    public string Signature => Name + List(static parameter => parameter.SignatureType);

    /// <summary>Its declaration with a body that is an expression.</summary>
    public string Declaration(string body) => $"{Header} => {body};";

    /// <summary>The same for the interface alone.</summary>
    public string ExplicitDeclaration(string body) =>
        $"{Type} {Interface}.{Name}{List(static parameter => $"{parameter.Type} {parameter.Name}")} => {body};";

    private string List(Func<MethodParameter, string> item) =>
        Parameters is null ? "" : $"({string.Join(", ", Parameters.Select(item))})";
}
