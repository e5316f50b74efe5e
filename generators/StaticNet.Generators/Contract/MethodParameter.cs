namespace StaticNet.Generators.Contract;

/// <summary>A parameter of a method that users call.</summary>
/// <param name="Type">Its type, after a modifier where it has one.</param>
/// <param name="Name">Its name.</param>
/// <param name="Default">Its default value, or null.</param>
internal sealed record MethodParameter(string Type, string Name, string? Default = null)
{
    /// <summary>The type without what does not tell signatures apart, as signatures are compared.</summary>
    public string SignatureType => Type.Replace("?", "").Replace("out ", "");

    /// <summary>The parameter handed on as an argument.</summary>
    public string Argument => Type.StartsWith("out ", StringComparison.Ordinal) ? $"out {Name}" : Name;

    public override string ToString() => Default is null ? $"{Type} {Name}" : $"{Type} {Name} = {Default}";
}
