using Microsoft.CodeAnalysis;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>Binds the attributes of one class in source order: inputs, layers, blocks, outputs, losses.</summary>
/// <param name="type">The class.</param>
/// <param name="isBlock">Whether it is a block: its inputs may be open, and it has neither outputs nor losses.</param>
/// <param name="blocks">The blocks that it inserts.</param>
/// <param name="problems">Where to report.</param>
internal sealed class AttributeBinding(
    INamedTypeSymbol type, bool isBlock, BlockParser blocks, ProblemList problems)
{
    private readonly Dictionary<string, int> _ordinals = [];
    private string? _mark;

    public List<InputDeclaration> Inputs { get; } = [];

    /// <summary>The record that is the input, or null.</summary>
    public FeatureRecord? Features { get; private set; }

    public List<OutputDeclaration> Outputs { get; } = [];

    public List<Layer> Layers { get; } = [];

    public List<BlockUse> Uses { get; } = [];

    public List<Loss> Losses { get; } = [];

    /// <summary>The attributes of which the C# compiler reports why they cannot be read.</summary>
    public List<int> Unreadable { get; } = [];

    /// <summary>Whether the class is marked with [DeepBeliefNetwork].</summary>
    public bool IsDeepBelief { get; private set; }

    /// <summary>Whether its machines below the top one have weights for generating apart from the others.</summary>
    public bool IsUntied { get; private set; }

    private bool HasLayers => Layers.Count > 0 || Uses.Count > 0;

    /// <summary>Reads all attributes of the class.</summary>
    public void Bind(CancellationToken cancellation)
    {
        int ordinal = 0;
        foreach (AttributeData attribute in type.GetAttributes())
        {
            cancellation.ThrowIfCancellationRequested();
            INamedTypeSymbol? kind = attribute.AttributeClass;
            if (NetworkParser.IsOurs(kind))
                Bind(kind!, Reader(attribute, ordinal, cancellation), cancellation);
            if (!NetworkParser.IsNetworkPart(kind) && NetworkParser.BaseOfTheLanguage(kind) is { } known)
                problems.Add(ProblemKind.UnknownKind, ordinal, kind!.Name, known);
            ordinal++;
        }
        if (Features is not null && Inputs.Count > 1)
            problems.Add(
                ProblemKind.RecordNotAlone, Inputs[1].Attribute, Features.Word, $"there are {Inputs.Count} inputs");
        if (Inputs.Count == 0 && !isBlock)
            problems.Add(ProblemKind.NoInput, -1);
        else if (!HasLayers)
            problems.Add(ProblemKind.NoLayers, -1, isBlock ? "The block has" : "The network has an input but");
    }

    private AttributeReader Reader(AttributeData attribute, int ordinal, CancellationToken cancellation) =>
        new(attribute, ordinal, problems, blocks.Home) { Functions = new FunctionReader(type, isBlock, cancellation) };

    private void Bind(INamedTypeSymbol kind, AttributeReader reader, CancellationToken cancellation)
    {
        BindKind(kind, reader, cancellation);
        if (!reader.IsComplete || reader.HasErrors)
            Unreadable.Add(reader.Ordinal);
    }

    private void BindKind(INamedTypeSymbol kind, AttributeReader reader, CancellationToken cancellation)
    {
        if (NetworkParser.IsNetwork(kind))
            BindMark(kind, reader);
        else if (NetworkParser.InputKindOf(kind.Name) is { } input)
            BindInput(kind, reader, input, cancellation);
        else if (kind.Name == "OutputAttribute")
            BindOutput(kind, reader);
        else if (LayerRegistry.Find(kind.Name) is { } layer)
            BindLayer(layer, reader);
        else if (LossRegistry.Find(kind.Name) is { } bindLoss)
            BindLoss(kind.Name, bindLoss, reader);
        else if (BlockParser.IsUse(kind))
            BindUse(kind, reader, cancellation);
    }

    private void BindMark(INamedTypeSymbol kind, AttributeReader reader)
    {
        if (_mark is not null && _mark != kind.Name)
            reader.Reject(ProblemKind.TwoKindsOfNetwork, type.Name);
        _mark ??= kind.Name;
        if (kind.Name == "NetworkAttribute")
            return;
        IsDeepBelief = true;
        IsUntied = reader.NamedBool("Untied");
    }

    private void BindInput(
        INamedTypeSymbol attribute, AttributeReader reader, InputKind kind, CancellationToken cancellation)
    {
        if (attribute.Arity == 1)
        {
            BindRecord(reader, kind, cancellation);
            return;
        }
        string word = kind == InputKind.Values
            ? "[Input]"
            : $"[{(kind == InputKind.Tokens ? "Token" : "Sequence")}Input]";
        if (HasLayers && Inputs.Count == 0)
            reader.Reject(ProblemKind.OutOfOrder, word, "before the first layer");
        string name = reader.NamedString("Name") ?? InputDeclaration.DefaultName;
        string time = reader.NamedString("Time") ?? name;
        bool isOpen = isBlock && kind == InputKind.Values && reader.Ints(0).Count == 0;
        Shape? shape = kind switch
        {
            InputKind.Tokens => BindTokens(reader, name, time),
            InputKind.Sequence => Sizes.IsSensible(reader, name, "features", reader.Int(0))
                ? new Shape(reader.Int(0)) { Time = time }
                : null,
            _ => isOpen ? null : Sizes.ReadShape(reader, name),
        };
        int vocabulary = kind == InputKind.Tokens && shape is not null ? reader.Int(0) : 0;
        Inputs.Add(new InputDeclaration(name, kind, shape, reader.Ordinal, vocabulary) { IsOpen = isOpen });
    }

    // What a record brings besides its values stands right after the input.
    private void BindRecord(AttributeReader reader, InputKind kind, CancellationToken cancellation)
    {
        RecordInput input = new(reader, kind, isBlock ? type.Name : null, cancellation);
        if (HasLayers && Inputs.Count == 0)
            reader.Reject(
                ProblemKind.OutOfOrder, kind == InputKind.Sequence ? "[SequenceInput]" : "[Input]",
                "before the first layer");
        Features = input.Record;
        Inputs.Add(input.Declaration);
        Layers.AddRange(input.Embeddings);
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

    private void BindOutput(INamedTypeSymbol kind, AttributeReader reader)
    {
        if (isBlock)
        {
            reader.Reject(ProblemKind.NotInABlock, type.Name, "Output", "its last layer is what it produces");
            return;
        }
        string name = reader.NamedString("Name") ?? OutputDeclaration.DefaultName;
        Shape? shape = reader.Ints(0).Count == 0 ? null : Sizes.ReadShape(reader, name);
        Outputs.Add(new OutputDeclaration(name, reader.NamedString("From"), shape, reader.Ordinal)
        {
            Classes = kind.Arity == 1 ? OutputClasses.Read(reader, name, problems) : null,
        });
    }

    private void BindLayer(LayerKind kind, AttributeReader reader)
    {
        string? given = reader.NamedString("Name");
        string name = DefaultName(kind.Word);
        string? key = reader.NamedString("Key");
        LayerIdentity id = new(given ?? name, key ?? given ?? name, reader.NamedString("From"), reader.Ordinal)
        {
            IsNamed = given is not null,
            HasKey = key is not null,
            Parts = kind.Parts.ToEquatableArray(),
            Shared = reader.NamedString("Shared"),
            Times = reader.NamedString("Times"),
            Over = reader.NamedInt("Over", 1),
        };
        Layer? layer = reader.IsComplete && IsWhole(id, reader) ? kind.Bind(reader, id) : null;
        Layers.Add(layer ?? kind.Unbound(id));
    }

    private static bool IsWhole(LayerIdentity id, AttributeReader reader)
    {
        bool isSensible = id.Over >= 1 && (id.Over == 1 || id.Times is not null);
        if (!isSensible)
            reader.Reject(
                ProblemKind.ArgumentMakesNoSense, id.Name, $"its Over is {id.Over}", "at least 1, and beside Times");
        return isSensible;
    }

    private void BindUse(INamedTypeSymbol kind, AttributeReader reader, CancellationToken cancellation)
    {
        INamedTypeSymbol? used = kind.TypeArguments[0] as INamedTypeSymbol;
        string word = Identifiers.Uncapitalize(used?.Name ?? "block");
        string? given = reader.NamedString("Name");
        bool isRepeated = reader.HasNamed("Repeat");
        int repeat = reader.NamedInt("Repeat", 1);
        if (repeat is < 1 or > BlockDeclaration.MostLayers)
        {
            reader.Reject(
                ProblemKind.ArgumentMakesNoSense, given ?? word, $"its Repeat is {repeat}",
                $"at least 1 and at most {BlockDeclaration.MostLayers}");
            repeat = 1;
        }
        string[] names = [.. Enumerable.Range(1, repeat).Select(copy => CopyName(word, given, isRepeated, copy))];
        BlockUse use = new(
            names.ToEquatableArray(), blocks.Find(type, used, kind, reader, cancellation), reader.Strings(0),
            reader.NamedString("From"), kind.Name == BlockParser.Residual, reader.Ordinal)
        {
            Name = given ?? names[names.Length - 1],
            IsRepeated = isRepeated,
            IsNamed = given is not null,
            Key = reader.NamedString("Key"),
            Shared = reader.NamedString("Shared"),
        };
        if (Layers.Count + Uses.Sum(static other => other.Size) + use.Size > BlockDeclaration.MostLayers)
        {
            reader.Reject(ProblemKind.TooManyLayers, use.Name, $"{BlockDeclaration.MostLayers} layers");
            use = use with { Block = null, Names = new[] { names[0] }.ToEquatableArray() };
        }
        Uses.Add(use);
    }

    // The default name counts all of a kind, also those that are named.
    private string CopyName(string word, string? given, bool isRepeated, int copy)
    {
        string counted = DefaultName(word);
        if (given is null)
            return counted;
        return isRepeated ? $"{given}{copy}" : given;
    }

    private string DefaultName(string word)
    {
        _ordinals[word] = _ordinals.TryGetValue(word, out int before) ? before + 1 : 1;
        return $"{word}{_ordinals[word]}";
    }

    private void BindLoss(string attribute, Func<AttributeReader, Loss?> bind, AttributeReader reader)
    {
        if (isBlock)
        {
            string kind = attribute.Substring(0, attribute.Length - "Attribute".Length);
            reader.Reject(ProblemKind.NotInABlock, type.Name, kind, "the network that uses it has the loss");
            return;
        }
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
