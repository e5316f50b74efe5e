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

    public InputDeclaration? Input { get; private set; }

    public OutputDeclaration? Output { get; private set; }

    public Loss? Loss { get; private set; }

    public IReadOnlyList<Layer> Layers => _layers;

    /// <summary>Whether every attribute could be read; otherwise the C# compiler reports it.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Reads one attribute of the language.</summary>
    public void Bind(string attribute, AttributeReader reader)
    {
        IsComplete &= reader.IsComplete;
        if (attribute == "InputAttribute")
            BindInput(reader);
        else if (attribute == "OutputAttribute")
            Output = Sizes.ReadShape(reader, "output") is { } shape ? new OutputDeclaration(shape, reader.Ordinal) : null;
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

    private void BindInput(AttributeReader reader)
    {
        if (_sawLayer)
            reader.Reject(ProblemKind.OutOfOrder, "[Input]", "before the first layer");
        if (_sawInput)
            return; // a second one is the compiler's to report
        _sawInput = true;
        string name = reader.NamedString("Name") ?? "input";
        _names.Take(reader, name, isDefault: reader.NamedString("Name") is null);
        if (Sizes.ReadShape(reader, name) is { } shape)
            Input = new InputDeclaration(name, shape, reader.Ordinal);
    }

    private void BindLayer(LayerKind kind, AttributeReader reader)
    {
        _sawLayer = true;
        _ordinals[kind.Word] = _ordinals.TryGetValue(kind.Word, out int before) ? before + 1 : 1;
        if (_lossAttribute >= 0)
            reader.Reject(ProblemKind.OutOfOrder, $"[{Identifiers.Capitalize(kind.Word)}]", "before the loss");
        string? given = reader.NamedString("Name");
        string name = given ?? kind.Word + _ordinals[kind.Word];
        string? key = reader.NamedString("Key");
        if (_names.Take(reader, name, isDefault: given is null) || key is not null)
            _names.TakeKey(reader, name, key);
        LayerIdentity id = new(name, key ?? name, reader.NamedString("From"), reader.Ordinal);
        Layer? layer = reader.IsComplete ? kind.Bind(reader, id) : null;
        _layers.Add(layer ?? new UnboundLayer(id, kind.Word, kind.Tensors.ToEquatableArray()));
    }

    private void BindLoss(string attribute, Func<AttributeReader, Loss?> bind, AttributeReader reader)
    {
        if (_lossAttribute < 0 && reader.IsComplete)
            Loss = bind(reader);
        else if (_lossAttribute >= 0 && attribute != _loss)
            reader.Reject(ProblemKind.SeveralLosses, attribute.Substring(0, attribute.Length - "Attribute".Length));
        _lossAttribute = reader.Ordinal;
        _loss = attribute;
    }
}
