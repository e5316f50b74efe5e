using StaticNet.Generators.CSharp;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Expansion;

/// <summary>
/// Makes sure that the names of one network's inputs, layers and outputs, and all names made of them, are different.
/// </summary>
internal sealed class LayerNames(ProblemList problems)
{
    // What stands after a layer's name, and before a word that stands after names alone too: aWeight + Stride is what
    // a + WeightStride is.
    private static readonly string[] Parts =
        ["Weight", "Transposed", "Channel", "Statistics", "Sums", "Pooled", "Buffers"];

    private readonly Dictionary<string, Owner> _members = [];
    private readonly Dictionary<string, Owner> _bases = [];
    private readonly Dictionary<string, Owner> _keys = [];

    /// <summary>
    /// Takes a name; one that cannot be a member, or is another's already, is reported where it stands.
    /// </summary>
    /// <returns>Whether the name is the layer's now.</returns>
    /// <param name="attribute">The attribute.</param>
    /// <param name="name">The name, of a layer in a block with those of the blocks.</param>
    /// <param name="isWritten">Whether it was not made.</param>
    /// <param name="parts">What generated code puts after the name for parts of the layer.</param>
    /// <param name="prefixes">What it puts before the name.</param>
    public bool Take(
        int attribute, string name, bool isWritten, IReadOnlyList<string> parts, params string[] prefixes)
    {
        if (isWritten && !Identifiers.IsUsable(Last(name)))
        {
            RejectName(attribute, Last(name));
            return false;
        }
        List<(string Name, string Owner)> taken =
        [
            .. Taken(name),
            .. parts.Select(
                part => (Identifiers.Capitalize(name) + part, $"the {Identifiers.Uncapitalize(part)} of {name}")),
            .. prefixes.Select(prefix => (prefix + Identifiers.Capitalize(name), $"the memory of {name}")),
        ];
        if (OwnerOf(taken, name) is { } owner)
        {
            problems.Add(new Problem(
                ProblemKind.DuplicateName, attribute, new[] { name, owner.What }.ToEquatableArray(),
                owner.Attribute, Fix: isWritten ? "Name" : null));
            return false;
        }
        foreach ((string member, string what) in taken)
            _members[member] = new Owner(what, attribute);
        _bases[Base(name)] = new Owner(name, attribute);
        return true;
    }

    /// <summary>Takes a key of weight files.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="name">The name of the layer.</param>
    /// <param name="key">The key, which may be the name.</param>
    public void TakeKey(int attribute, string name, string key)
    {
        if (string.IsNullOrWhiteSpace(key) || !IsUnicode(key))
            RejectKey(attribute, key, "is no text", -1);
        else if (_keys.TryGetValue(key, out Owner? owner))
            RejectKey(attribute, key, $"is also that of {owner.What}", owner.Attribute);
        else
            _keys[key] = new Owner(name, attribute);
    }

    private void RejectName(int attribute, string name)
    {
        string reason = Identifiers.IsIdentifier(name) && !Identifiers.IsWord(name)
            ? $"every network has a member {Identifiers.Capitalize(name)}"
            : "it is not an identifier";
        problems.Add(new Problem(
            ProblemKind.NameNotUsable, attribute, new[] { name, reason }.ToEquatableArray(), Fix: "Name"));
    }

    private void RejectKey(int attribute, string key, string reason, int origin) => problems.Add(new Problem(
        ProblemKind.KeyNotUsable, attribute, new[] { key, reason }.ToEquatableArray(), origin, Fix: "Key"));

    private static string Last(string path) => path.Substring(path.LastIndexOf('.') + 1);

    // A lone surrogate cannot be written as UTF-8.
    private static bool IsUnicode(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                index++;
            else if (char.IsSurrogate(text[index]))
                return false;
        }
        return true;
    }

    private Owner? OwnerOf(List<(string Name, string Owner)> taken, string name)
    {
        foreach ((string member, _) in taken)
        {
            if (_members.TryGetValue(member, out Owner? owner))
                return owner;
        }
        string origin = Base(name), own = Identifiers.Capitalize(name);
        if (origin != own && _members.TryGetValue(origin, out Owner? first))
            return first;
        return _bases.TryGetValue(own, out Owner? later) ? later : null;
    }

    // Straight-line code numbers the vectors of a value and their partial sums.
    private static string Base(string name) =>
        WithoutNumbered("Vector", WithoutNumbered("Sum", Identifiers.Capitalize(name)));

    private static string WithoutNumbered(string word, string name)
    {
        int end = name.Length;
        while (end > 0 && name[end - 1] is >= '0' and <= '9')
            end--;
        int start = end - word.Length;
        bool isNumbered = end < name.Length && start >= 0
            && string.CompareOrdinal(name, start, word, 0, word.Length) == 0;
        return isNumbered ? name.Substring(0, start) : name;
    }

    // What generated code makes of a name: the member, and the variables of its values and of their gradient.
    private static IEnumerable<(string Name, string Owner)> Taken(string name)
    {
        string member = Identifiers.Capitalize(name);
        yield return (member, name);
        yield return ("D" + member, $"the gradient of {name}");
        yield return (member + "Gradient", $"the gradient of {name}");
        yield return (member + "Lanes", $"the values of {name}");
        yield return (member + "Memory", $"the values of {name}");
        foreach (string part in Parts)
            yield return (member + part, $"the {Identifiers.Uncapitalize(part)} of {name}");
        string local = Identifiers.Capitalize(Identifiers.Local(name));
        if (local != member)
        {
            yield return (local, $"the values of {name}");
            yield return ("D" + local, $"the gradient of {name}");
        }
    }

    private sealed record Owner(string What, int Attribute);
}
