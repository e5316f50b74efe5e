namespace StaticNet.Generators.CSharp;

/// <summary>
/// Names that generated code makes of a network's own where nothing that the user sees depends on them: they give way
/// to an input, a layer or an output that is called so.
/// </summary>
internal sealed class DerivedNames
{
    // Capitalised, as members are; what clashes as one clashes as a local too.
    private readonly HashSet<string> _taken = [];

    /// <param name="names">The names of inputs, layers and outputs.</param>
    public DerivedNames(IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            _taken.Add(Identifiers.Capitalize(name));
            _taken.Add(Identifiers.Capitalize(Identifiers.Local(name)));
        }
    }

    /// <summary>Takes the name, or that with the first number that makes it nobody else's.</summary>
    public string Take(string plain)
    {
        string name = plain;
        for (int number = 2; !_taken.Add(Identifiers.Capitalize(name)); number++)
            name = $"{plain}{number}";
        return name;
    }
}
