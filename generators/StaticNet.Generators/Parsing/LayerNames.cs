using System.Text.RegularExpressions;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>Makes sure that the names of one network's layers, and all names made of them, are different.</summary>
internal sealed class LayerNames
{
    private static readonly Regex Numbered = new("(Vector[0-9]+)?(Sum[0-9]+)?$", RegexOptions.CultureInvariant);

    // What stands behind a layer's name, and before a word that stands behind names alone too: aWeight + Stride is what
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
    /// <param name="reader">The attribute.</param>
    /// <param name="name">The name.</param>
    /// <param name="isDefault">Whether it was not written but made.</param>
    /// <param name="parts">What generated code puts behind the name for parts of the layer.</param>
    public bool Take(AttributeReader reader, string name, bool isDefault, IReadOnlyList<string>? parts = null)
    {
        if (!isDefault && !Identifiers.IsUsable(name))
        {
            string reason = Identifiers.IsIdentifier(name) && !Identifiers.IsWord(name)
                ? $"every network has a member {Identifiers.Capitalize(name)}"
                : "it is not an identifier";
            reader.Reject(new Problem(
                ProblemKind.NameNotUsable, reader.Ordinal, new[] { name, reason }.ToEquatableArray(), Fix: "Name"));
            return false;
        }
        List<(string Name, string Owner)> taken =
        [
            .. Taken(name),
            .. (parts ?? []).Select(
                part => (Identifiers.Capitalize(name) + part, $"the {Identifiers.Uncapitalize(part)} of {name}")),
        ];
        if (OwnerOf(taken, name) is { } owner)
        {
            reader.Reject(new Problem(
                ProblemKind.DuplicateName, reader.Ordinal, new[] { name, owner.What }.ToEquatableArray(),
                owner.Attribute, Fix: isDefault ? null : "Name"));
            return false;
        }
        foreach ((string member, string what) in taken)
            _members[member] = new Owner(what, reader.Ordinal);
        _bases[Base(name)] = new Owner(name, reader.Ordinal);
        return true;
    }

    /// <summary>Takes a key of weight files.</summary>
    public void TakeKey(AttributeReader reader, string name, string? key)
    {
        string effective = key ?? name;
        if (string.IsNullOrWhiteSpace(effective) || !IsUnicode(effective))
            RejectKey(reader, effective, "is no text", -1);
        else if (_keys.TryGetValue(effective, out Owner? owner))
            RejectKey(reader, effective, $"is also that of {owner.What}", owner.Attribute);
        else
            _keys[effective] = new Owner(name, reader.Ordinal);
    }

    private static void RejectKey(AttributeReader reader, string key, string reason, int origin) =>
        reader.Reject(new Problem(
            ProblemKind.KeyNotUsable, reader.Ordinal, new[] { key, reason }.ToEquatableArray(), origin, Fix: "Key"));

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
    private static string Base(string name) => Numbered.Replace(Identifiers.Capitalize(name), "");

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
