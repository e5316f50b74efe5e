using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Expansion;

/// <summary>A value that has a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Source">Where the value comes from, as in <see cref="FlatLayer.Sources"/>.</param>
/// <param name="Attribute">The ordinal of the attribute that declares it.</param>
internal sealed record NamedValue(string Name, int Source, int Attribute);

/// <summary>The values that the layers of one class can read by name, and what reads them.</summary>
/// <param name="all">The names of all values of the class, also of those that come later.</param>
/// <param name="problems">Where to report.</param>
internal sealed class Scope(IEnumerable<string> all, ProblemList problems)
{
    // A message lists the nearest names before the one that reads.
    private const int MostListed = 12;

    private readonly HashSet<string> _all = [.. all];
    private readonly List<NamedValue> _values = [];
    private readonly Dictionary<string, NamedValue> _byName = [];
    private readonly HashSet<NamedValue> _read = [];
    private NamedValue? _last;

    /// <summary>Whether a name could not be resolved, so that it is not known what else is read.</summary>
    public bool HasUnknown { get; private set; }

    /// <summary>The values that nothing reads.</summary>
    public IEnumerable<NamedValue> Unread => _values.Where(value => !_read.Contains(value));

    /// <summary>The names that can be read so far.</summary>
    public IEnumerable<string> Known => _values.Select(static value => value.Name);

    /// <summary>Adds a value, which the next layer reads.</summary>
    public void Add(NamedValue value)
    {
        _last = value;
        _values.Add(value);
        // Of two of one name, which is reported, the first keeps it.
        if (!_byName.ContainsKey(value.Name))
            _byName[value.Name] = value;
    }

    /// <summary>The value written before, or null where there is none.</summary>
    public int? ReadLast()
    {
        HasUnknown |= _last is null;
        return _last is null ? null : Read(_last);
    }

    /// <summary>The value of a name, or <see cref="Source.Unknown"/> where there is none, which is reported.</summary>
    /// <param name="reader">What reads it, as messages say it.</param>
    /// <param name="attribute">The attribute that names it.</param>
    /// <param name="name">The name.</param>
    public int Read(string reader, int attribute, string name)
    {
        if (_byName.TryGetValue(name, out NamedValue? value))
            return Read(value);
        HasUnknown = true;
        bool isLater = _all.Contains(name);
        string? nearest = isLater ? null : NearestName.Of(name, Known);
        problems.Add(new Problem(
            ProblemKind.UnknownFrom, attribute,
            new[]
            {
                reader, name, isLater ? "does not stand before it" : "is not a layer", Choices(nearest),
            }.ToEquatableArray(),
            Fix: nearest is null ? null : $"{name}\n{nearest}"));
        return Source.Unknown;
    }

    private string Choices(string? nearest)
    {
        if (_values.Count == 0)
            return "Nothing stands before it.";
        string[] listed = [.. Known.Skip(_values.Count - MostListed)];
        string list = $"It can read from: {(listed.Length < _values.Count ? "..., " : "")}{string.Join(", ", listed)}.";
        return nearest is null ? list : $"Did you mean '{nearest}'? {list}";
    }

    private int Read(NamedValue value)
    {
        _read.Add(value);
        return value.Source;
    }
}
