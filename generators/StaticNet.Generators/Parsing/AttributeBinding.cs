using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>Binds the attributes of one class in source order: input, layers, loss, assertion.</summary>
internal sealed class AttributeBinding(ProblemList problems)
{
    private readonly Dictionary<string, int> _ordinals = [];
    private readonly LayerNames _names = new();
    private readonly List<Layer> _layers = [];
    private readonly List<int> _unreadable = [];

    public List<InputDeclaration> Inputs { get; } = [];

    public List<OutputDeclaration> Outputs { get; } = [];

    public List<Loss> Losses { get; } = [];

    public IReadOnlyList<Layer> Layers => _layers;

    /// <summary>The attributes of which the C# compiler reports why they cannot be read.</summary>
    public IReadOnlyList<int> Unreadable => _unreadable;

    /// <summary>Reads one attribute of the language.</summary>
    public void Bind(string attribute, AttributeReader reader)
    {
        if (!reader.IsComplete)
            _unreadable.Add(reader.Ordinal);
        if (NetworkParser.InputKindOf(attribute) is { } input)
            BindInput(reader, input);
        else if (attribute == "OutputAttribute")
            BindOutput(reader);
        else if (LayerRegistry.Find(attribute) is { } kind)
            BindLayer(kind, reader);
        else if (LossRegistry.Find(attribute) is { } bindLoss)
            BindLoss(bindLoss, reader);
    }

    /// <summary>Reports what is missing when all attributes have been read.</summary>
    public void Finish()
    {
        if (Inputs.Count == 0)
            problems.Add(ProblemKind.NoInput, -1);
        else if (_layers.Count == 0)
            problems.Add(ProblemKind.NoLayers, -1);
    }

    private void BindInput(AttributeReader reader, InputKind kind)
    {
        string word = kind == InputKind.Values
            ? "[Input]"
            : $"[{(kind == InputKind.Tokens ? "Token" : "Sequence")}Input]";
        if (_layers.Count > 0 && Inputs.Count == 0)
            reader.Reject(ProblemKind.OutOfOrder, word, "before the first layer");
        string name = TakeName(reader, "input");
        string time = reader.NamedString("Time") ?? name;
        Shape? shape = kind switch
        {
            InputKind.Tokens => BindTokens(reader, name, time),
            InputKind.Sequence => Sizes.IsSensible(reader, name, "features", reader.Int(0))
                ? new Shape(reader.Int(0)) { Time = time }
                : null,
            _ => Sizes.ReadShape(reader, name),
        };
        int vocabulary = kind == InputKind.Tokens && shape is not null ? reader.Int(0) : 0;
        Inputs.Add(new InputDeclaration(name, kind, shape, reader.Ordinal, vocabulary));
    }

    // Tokens also come as floats, which hold whole numbers up to 2^24 exactly.
    private static Shape? BindTokens(AttributeReader reader, string name, string time)
    {
        int vocabulary = reader.Int(0);
        if (!Sizes.IsSensible(reader, name, "tokens", vocabulary))
            return null;
        if (vocabulary <= 1 << 24)
            return new Shape(1) { Time = time };
        reader.Reject(ProblemKind.TooLarge, name, $"{vocabulary} different tokens");
        return null;
    }

    private void BindOutput(AttributeReader reader)
    {
        string name = TakeName(reader, OutputDeclaration.DefaultName);
        Shape? shape = reader.Ints(0).Count == 0 ? null : Sizes.ReadShape(reader, name);
        Outputs.Add(new OutputDeclaration(name, reader.NamedString("From"), shape, reader.Ordinal));
    }

    // The default name is nobody else's, so that writing it changes nothing.
    private string TakeName(AttributeReader reader, string defaultName)
    {
        string name = reader.NamedString("Name") ?? defaultName;
        _names.Take(reader, name, isDefault: name == defaultName);
        return name;
    }

    private void BindLayer(LayerKind kind, AttributeReader reader)
    {
        _ordinals[kind.Word] = _ordinals.TryGetValue(kind.Word, out int before) ? before + 1 : 1;
        string? given = reader.NamedString("Name");
        string name = given ?? $"{kind.Word}{_ordinals[kind.Word]}";
        string? key = reader.NamedString("Key");
        if (_names.Take(reader, name, isDefault: given is null, kind.Parts) || key is not null)
            _names.TakeKey(reader, name, key);
        LayerIdentity id = new(name, key ?? name, reader.NamedString("From"), reader.Ordinal);
        Layer? layer = reader.IsComplete ? kind.Bind(reader, id) : null;
        _layers.Add(layer ?? kind.Unbound(id));
    }

    private void BindLoss(Func<AttributeReader, Loss?> bind, AttributeReader reader)
    {
        double weight = reader.NamedDouble("Weight", absent: 1);
        if ((float)weight is not (>= 0 and <= float.MaxValue))
        {
            reader.Reject(
                ProblemKind.ArgumentMakesNoSense, "the loss", $"its Weight is {Literals.Text(weight)}",
                "at least 0 and finite");
            return;
        }
        if (reader.IsComplete && bind(reader) is { } loss)
            Losses.Add(loss with { Of = reader.NamedString("Of"), Weight = weight });
    }
}
