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
    private bool _sawInput;
    private bool _sawLayer;
    private int _lossAttribute = -1;
    private string? _loss;

    public List<InputDeclaration> Inputs { get; } = [];

    public List<OutputDeclaration> Outputs { get; } = [];

    public List<Loss> Losses { get; } = [];

    public IReadOnlyList<Layer> Layers => _layers;

    /// <summary>Whether every attribute could be read; otherwise the C# compiler reports it.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Reads one attribute of the language.</summary>
    public void Bind(string attribute, AttributeReader reader)
    {
        IsComplete &= reader.IsComplete;
        if (NetworkParser.InputKindOf(attribute) is { } input)
            BindInput(reader, input);
        else if (attribute == "OutputAttribute")
            BindOutput(reader);
        else if (LayerRegistry.Find(attribute) is { } kind)
            BindLayer(kind, reader);
        else if (LossRegistry.Find(attribute) is { } bindLoss)
            BindLoss(attribute, bindLoss, reader);
    }

    /// <summary>Reports what is missing when all attributes have been read.</summary>
    public void Finish()
    {
        if (!_sawInput)
            problems.Add(ProblemKind.NoInput, -1);
        else if (!_sawLayer)
            problems.Add(ProblemKind.NoLayers, -1);
    }

    private void BindInput(AttributeReader reader, InputKind kind)
    {
        string word = kind == InputKind.Values
            ? "[Input]"
            : $"[{(kind == InputKind.Tokens ? "Token" : "Sequence")}Input]";
        if (_sawLayer)
            reader.Reject(ProblemKind.OutOfOrder, word, "before the first layer");
        if (_sawInput)
        {
            // A second one of the same kind is the compiler's to report.
            if (kind != Inputs[0].Kind)
                reader.Reject(ProblemKind.SeveralInputs, word);
            return;
        }
        _sawInput = true;
        string name = reader.NamedString("Name") ?? "input";
        _names.Take(reader, name, isDefault: reader.NamedString("Name") is null);
        Shape? shape = kind switch
        {
            InputKind.Tokens => BindTokens(reader, name),
            InputKind.Sequence => Sizes.IsSensible(reader, name, "features", reader.Int(0))
                ? new Shape(reader.Int(0)) { HasTime = true }
                : null,
            _ => Sizes.ReadShape(reader, name),
        };
        int vocabulary = kind == InputKind.Tokens && shape is not null ? reader.Int(0) : 0;
        Inputs.Add(new InputDeclaration(name, kind, shape, reader.Ordinal, vocabulary));
    }

    // Tokens also come as floats, which hold whole numbers up to 2^24 exactly.
    private static Shape? BindTokens(AttributeReader reader, string name)
    {
        int vocabulary = reader.Int(0);
        if (!Sizes.IsSensible(reader, name, "tokens", vocabulary))
            return null;
        if (vocabulary <= 1 << 24)
            return new Shape(1) { HasTime = true };
        reader.Reject(ProblemKind.TooLarge, name, $"{vocabulary} different tokens");
        return null;
    }

    private void BindOutput(AttributeReader reader)
    {
        if (Sizes.ReadShape(reader, "output") is { } shape)
            Outputs.Add(new OutputDeclaration(shape, reader.Ordinal));
    }

    private void BindLayer(LayerKind kind, AttributeReader reader)
    {
        _sawLayer = true;
        _ordinals[kind.Word] = _ordinals.TryGetValue(kind.Word, out int before) ? before + 1 : 1;
        if (_lossAttribute >= 0)
            reader.Reject(ProblemKind.OutOfOrder, $"[{Identifiers.Capitalize(kind.Word)}]", "before the loss");
        string? given = reader.NamedString("Name");
        string name = given ?? $"{kind.Word}{_ordinals[kind.Word]}";
        string? key = reader.NamedString("Key");
        if (_names.Take(reader, name, isDefault: given is null, kind.Parts) || key is not null)
            _names.TakeKey(reader, name, key);
        LayerIdentity id = new(name, key ?? name, reader.NamedString("From"), reader.Ordinal);
        Layer? layer = reader.IsComplete ? kind.Bind(reader, id) : null;
        _layers.Add(layer ?? kind.Unbound(id));
    }

    private void BindLoss(string attribute, Func<AttributeReader, Loss?> bind, AttributeReader reader)
    {
        if (_lossAttribute < 0 && reader.IsComplete && bind(reader) is { } loss)
            Losses.Add(loss);
        else if (_lossAttribute >= 0 && attribute != _loss)
            reader.Reject(ProblemKind.SeveralLosses, attribute.Substring(0, attribute.Length - "Attribute".Length));
        _lossAttribute = reader.Ordinal;
        _loss = attribute;
    }
}
