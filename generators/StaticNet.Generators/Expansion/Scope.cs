using StaticNet.Generators.Model;

namespace StaticNet.Generators.Expansion;

/// <summary>Layers of the flat graph that stand for one layer, or for one copy of a block.</summary>
internal readonly record struct LayerRange(int Start, int Count);

/// <summary>A value that has a name.</summary>
/// <param name="name">The name.</param>
/// <param name="source">Where the value comes from, as in <see cref="FlatLayer.Sources"/>.</param>
/// <param name="attribute">The attribute that declares it.</param>
internal sealed class NamedValue(string name, int source, int attribute)
{
    public string Name { get; } = name;

    public int Source { get; } = source;

    public int Attribute { get; } = attribute;

    /// <summary>The kind of layer, or the block, that gives it; null for an input.</summary>
    public string? Kind { get; init; }

    /// <summary>The layers that it stands for, in each copy of a block.</summary>
    public IReadOnlyList<LayerRange> Copies { get; init; } = [];

    /// <summary>The value that this is another name of, or null.</summary>
    public NamedValue? Same { get; init; }

    /// <summary>Whether something reads it, or it is an output.</summary>
    public bool IsRead { get; set; }
}

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
    private NamedValue? _last;
    private NamedValue? _lastProduced;

    /// <summary>Whether a name could not be resolved, so that it is not known what else is read.</summary>
    public bool HasUnknown { get; private set; }

    /// <summary>The values so far, each under its first name.</summary>
    public IReadOnlyCollection<NamedValue> Values => _byName.Values;

    /// <summary>The values that nothing reads.</summary>
    public IEnumerable<NamedValue> Unread => _values.Where(static value => !value.IsRead);

    private IEnumerable<string> Known => _values.Select(static value => value.Name);

    /// <summary>Adds a value, which the next layer reads.</summary>
    public void Add(NamedValue value)
    {
        HasUnknown |= value.Source == Source.Unknown;
        _last = value;
        if (value.Kind is not null)
            _lastProduced = value;
        _values.Add(value);
        AddName(value.Name, value);
    }

    /// <summary>Adds a name of a value. Of two of one name, which is reported, the first keeps it.</summary>
    public void AddName(string name, NamedValue value)
    {
        if (!_byName.ContainsKey(name))
            _byName[name] = value;
    }

    /// <summary>Lets a name stand for another value from here on.</summary>
    public void Rename(string name, NamedValue value) => _byName[name] = value;

    /// <summary>Gives copies of a block that follow one another a name together, with the value of the last.</summary>
    public void AddName(string name, IReadOnlyList<LayerRange> copies)
    {
        NamedValue last = _last!;
        AddName(name, new NamedValue(name, last.Source, last.Attribute)
        {
            Kind = last.Kind, Copies = copies, Same = last,
        });
    }

    /// <summary>The value written before, or null where there is none.</summary>
    public int? ReadLast()
    {
        HasUnknown |= _last is null;
        return _last is null ? null : Read(_last);
    }

    /// <summary>The value of the last layer or block.</summary>
    public int ReadResult() => _lastProduced is null ? Source.Unknown : Read(_lastProduced);

    /// <summary>The value of a name, or <see cref="Source.Unknown"/> where there is none, which is reported.</summary>
    /// <param name="reader">What reads it, as messages say it.</param>
    /// <param name="attribute">The attribute that names it.</param>
    /// <param name="name">The name.</param>
    public int Read(string reader, int attribute, string name) =>
        Find(reader, "reads from", attribute, name) is { } value ? Read(value) : Source.Unknown;

    /// <summary>What has a name, without reading it; null where there is nothing, which is reported.</summary>
    public NamedValue? Find(string reader, string verb, int attribute, string name)
    {
        if (_byName.TryGetValue(name, out NamedValue? value))
            return value;
        HasUnknown = true;
        bool isLater = _all.Contains(name);
        string? nearest = isLater ? null : NearestName.Of(name, Known);
        problems.Add(new Problem(
            ProblemKind.UnknownFrom, attribute,
            new[]
            {
                $"{reader} {verb}", name, isLater ? "does not stand before it" : "is not a layer", Choices(nearest),
            }.ToEquatableArray(),
            Fix: nearest is null ? null : $"{name}\n{nearest}"));
        return null;
    }

    private string Choices(string? nearest)
    {
        if (_values.Count == 0)
            return "Nothing stands before it.";
        string[] listed = [.. Known.Skip(_values.Count - MostListed)];
        string list = $"It can name: {(listed.Length < _values.Count ? "..., " : "")}{string.Join(", ", listed)}.";
        return nearest is null ? list : $"Did you mean '{nearest}'? {list}";
    }

    private int Read(NamedValue value)
    {
        (value.Same ?? value).IsRead = true;
        HasUnknown |= value.Source == Source.Unknown;
        return value.Source;
    }
}
