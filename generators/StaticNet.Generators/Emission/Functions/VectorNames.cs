using StaticNet.Generators.CSharp;

namespace StaticNet.Generators.Emission;

/// <summary>The names of arguments and local variables in a method of vector code, each once.</summary>
internal sealed class VectorNames
{
    private readonly HashSet<string> _taken;

    /// <summary>Starts with the arguments.</summary>
    /// <param name="arguments">Their names in the user's method.</param>
    /// <param name="output">What the function's own value is called, where it is an argument instead.</param>
    /// <param name="others">Names of the method's other parameters.</param>
    public VectorNames(IEnumerable<string> arguments, string output = "", params string[] others)
    {
        _taken = [.. others];
        Arguments = [.. arguments.Select(Local)];
        Output = output.Length > 0 ? Local(output) : "";
    }

    /// <summary>The arguments.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>The arguments as parameters of a method.</summary>
    public string Parameters => string.Join(", ", Arguments.Select(static argument => $"TSimd {argument}"));

    /// <summary>The function's own value.</summary>
    public string Output { get; }

    /// <summary>A name that is like another, a small letter first, so that it is no type's.</summary>
    public string Local(string name)
    {
        string plain = Identifiers.Uncapitalize(name.TrimStart('_'));
        if (plain.Length == 0 || !Identifiers.IsIdentifier(plain) || !char.IsLower(plain[0]))
            plain = "value" + plain.TrimStart('@');
        string local = plain;
        for (int ordinal = 2; !_taken.Add(local); ordinal++)
            local = $"{plain}{ordinal}";
        return Identifiers.Escape(local);
    }
}
