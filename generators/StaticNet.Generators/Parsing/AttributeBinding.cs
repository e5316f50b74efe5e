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
    private readonly Dictionary<string, string> _owners = [];
    private readonly List<Layer> _layers = [];
    private bool _sawInput;
    private bool _sawLayer;
    private int _lossAttribute = -1;

    public InputDeclaration? Input { get; private set; }

    public OutputDeclaration? Output { get; private set; }

    public Loss? Loss { get; private set; }

    public IReadOnlyList<Layer> Layers => _layers;

    /// <summary>Reads one attribute of the language.</summary>
    public void Bind(string attribute, AttributeReader reader)
    {
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
        _sawInput = true;
        if (_sawLayer)
            reader.Reject(ProblemKind.OutOfOrder, "[Input]", "before the first layer");
        string name = UsableName(reader, reader.NamedString("Name") ?? "input", isDefault: reader.NamedString("Name") is null);
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
        string name = UsableName(reader, given ?? kind.Word + _ordinals[kind.Word], isDefault: given is null);
        LayerIdentity id = new(name, reader.NamedString("Key") ?? name, reader.NamedString("From"), reader.Ordinal);
        if (kind.Bind(reader, id) is { } layer)
            _layers.Add(layer);
    }

    private void BindLoss(string attribute, Func<AttributeReader, Loss?> bind, AttributeReader reader)
    {
        if (_lossAttribute >= 0)
            reader.Reject(ProblemKind.SeveralLosses, attribute.Substring(0, attribute.Length - "Attribute".Length));
        else
            Loss = bind(reader);
        _lossAttribute = reader.Ordinal;
    }

    // Two layers of one name would be one member; a name that cannot be a member is reported where it stands.
    private string UsableName(AttributeReader reader, string name, bool isDefault)
    {
        string member = Identifiers.Capitalize(name);
        if (!isDefault && !Identifiers.IsUsable(name))
        {
            reader.Reject(ProblemKind.NameNotUsable, name, Identifiers.IsIdentifier(name)
                ? $"every network has a {member}"
                : "it is not an identifier");
        }
        else if (_owners.TryGetValue(member, out string? owner))
        {
            reader.Reject(ProblemKind.DuplicateName, name, owner == name ? "another layer has it" : $"it differs from {owner} only in its first letter's case");
        }
        else
        {
            _owners[member] = name;
        }
        return name;
    }
}
