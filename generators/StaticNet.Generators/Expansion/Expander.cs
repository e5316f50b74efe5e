using StaticNet.Generators.Declarations;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Layers.Joins;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Expansion;

/// <summary>
/// Makes of a declaration a flat graph: inlines the blocks, gives names paths, and finds what every layer reads, by
/// name or because it stands before.
/// </summary>
internal sealed class Expander
{
    private readonly NetworkDeclaration _network;
    private readonly BlockVerdicts _verdicts;
    private readonly ProblemList _problems = new();
    private readonly PlaceTable _places = new();
    private readonly NameTaking _names;
    private readonly List<FlatLayer> _layers = [];
    private readonly List<FlatOutput> _outputs = [];
    private readonly List<InputAssertion> _assertions = [];
    private bool _isPlaced;

    private Expander(NetworkDeclaration network, BlockVerdicts verdicts)
    {
        (_network, _verdicts) = (network, verdicts);
        _names = new NameTaking(network, _problems);
    }

    /// <summary>Expands as far as the declaration makes sense.</summary>
    public static FlatNetwork Expand(NetworkDeclaration network) => Expand(network, new BlockVerdicts());

    /// <summary>Expands with what is known of blocks already.</summary>
    public static FlatNetwork Expand(NetworkDeclaration network, BlockVerdicts verdicts)
    {
        (Expander expander, Frame frame) = Walked(network, verdicts);
        IReadOnlyList<FlatOutput> outputs = expander.Outputs(frame);
        expander.ReportUnread(frame);
        return expander.Result(outputs);
    }

    /// <summary>What can be named after all that a declaration has.</summary>
    public static IReadOnlyCollection<NamedValue> NamesAfter(NetworkDeclaration network) =>
        Walked(network, new BlockVerdicts()).Frame.Scope.Values;

    private static (Expander Expander, Frame Frame) Walked(NetworkDeclaration network, BlockVerdicts verdicts)
    {
        ProblemList problems = new();
        NetworkDeclaration? placed = BeliefStack.Resolve(network, problems);
        // What follows from a stack that is none is not reported besides.
        Expander expander = new(placed ?? WithoutShapes(network), verdicts) { _isPlaced = placed is not null };
        expander._problems.AddRange(problems.ToEquatableArray());
        network = expander._network;
        Frame frame = new(network, expander._problems);
        expander.Walk(frame, [.. Enumerable.Range(0, network.Inputs.Count).Select(Source.OfInput)]);
        return (expander, frame);
    }

    private static NetworkDeclaration WithoutShapes(NetworkDeclaration network) => network with
    {
        Inputs = network.Inputs.Select(static input => input with { DeclaredShape = null }).ToEquatableArray(),
    };

    private FlatNetwork Result(IReadOnlyList<FlatOutput> outputs)
    {
        ProblemList problems = new();
        problems.AddRange(_network.Problems);
        // What the C# compiler reports is not reported again.
        problems.AddRange(_problems.ToEquatableArray().Where(
            problem => !_network.Unreadable.Contains(problem.Attribute)));
        NetworkDeclaration flat = _network with
        {
            Inputs = _network.Inputs.Select(
                input => input with { Name = _names.Usable(input.Attribute, input.Name) }).ToEquatableArray(),
            Outputs = _network.Outputs.Select(
                output => output with { Name = _names.Usable(output.Attribute, output.Name) }).ToEquatableArray(),
            Layers = _layers.Select(static layer => layer.Layer).ToEquatableArray(),
            Uses = EquatableArray<BlockUse>.Empty,
        };
        return new FlatNetwork(flat, _layers, outputs, _assertions, _places, problems);
    }

    private void Walk(Frame frame, IReadOnlyList<int> inputs)
    {
        if (frame.Body.Inputs.Count == 0 && inputs.Count > 0)
            frame.Scope.Add(new NamedValue(InputDeclaration.DefaultName, inputs[0], -1));
        int next = 0;
        foreach (IElement element in frame.Body.Elements())
        {
            switch (element)
            {
                case InputDeclaration input:
                    int given = inputs[next++];
                    frame.Scope.Add(new NamedValue(
                        input.Name, _names.TakeInput(frame, input) ? given : Source.Unknown, input.Attribute));
                    break;
                case Layer layer:
                    AddLayer(frame, layer);
                    break;
                case BlockUse use:
                    AddUse(frame, use);
                    break;
                case OutputDeclaration output:
                    AddOutput(frame, output);
                    break;
            }
        }
    }

    private void AddLayer(Frame frame, Layer layer)
    {
        LayerIdentity id = layer.Id;
        int[] sources = [.. Sources(frame, id)];
        int? times = id.Times is null ? null
            : frame.Scope.Find(id.Name, "has a size of", id.Attribute, id.Times)?.Source ?? Source.Unknown;
        int shared = SharedParameters.Of(frame, layer, _layers, _problems);
        _names.TakeLayer(frame, id);
        int index = _layers.Count;
        LayerIdentity full = id with
        {
            Name = frame.Name(id.Name), Key = frame.KeyPrefix + id.Key, Path = frame.Path,
            Attribute = AttributeOf(frame, id.Attribute),
        };
        _layers.Add(new FlatLayer(layer with { Id = full }, sources.ToEquatableArray())
        {
            SharesWith = shared, Times = times,
        });
        if (_isPlaced && layer is IBringsActivation { Activation: { } activation })
        {
            _names.TakeLayer(frame, activation.Id);
            _layers.Add(new FlatLayer(activation, new[] { index }.ToEquatableArray()));
        }
        LayerRange[] range = [new(index, _layers.Count - index)];
        NamedValue value = new(id.Name, _layers.Count - 1, id.Attribute) { Kind = layer.Kind, Copies = range };
        frame.Scope.Add(value);
        if (layer is IEncodesInput { Input: var input })
            frame.Scope.Rename(input, value);
    }

    // With one operand, the other is the value written before.
    private static IEnumerable<int> Sources(Frame frame, LayerIdentity id)
    {
        if (id.Operands.Count < 2 || id.ReadsLastFirst)
            yield return id.From is null ? frame.Scope.ReadLast() ?? Source.Unknown : Read(id.From);
        foreach (string operand in id.Operands)
            yield return Read(operand);

        int Read(string name) => frame.Scope.Read(id.Name, id.Attribute, name);
    }

    private void AddUse(Frame frame, BlockUse use)
    {
        int[]? inputs = use.Block is null ? null : BlockInputs.Of(frame, use, use.Block, _problems);
        if (inputs is null || !_names.TakeUse(frame, use) || !CanExpand(frame, use, use.Block!))
        {
            foreach (string name in use.Names)
                frame.Scope.Add(new NamedValue(name, Source.Unknown, use.Attribute) { Kind = "" });
            return;
        }
        IReadOnlyList<LayerRange>? shared = SharedParameters.Of(frame, use, _problems);
        LayerRange[] ranges = new LayerRange[use.Names.Count];
        for (int copy = 0; copy < ranges.Length; copy++)
        {
            int start = _layers.Count;
            int result = ExpandCopy(frame, use, copy, inputs, isShared: shared is not null);
            ranges[copy] = new LayerRange(start, _layers.Count - start);
            if (shared is not null)
                SharedParameters.Share(_layers, ranges[copy], shared[shared.Count == 1 ? 0 : copy]);
            frame.Scope.Add(new NamedValue(use.Names[copy], result, use.Attribute)
            {
                Kind = use.Block!.FullName,
                Copies = [ranges[copy]],
                IsRead = copy < ranges.Length - 1,
            });
            inputs[0] = result;
        }
        if (use.IsRepeated)
            frame.Scope.AddName(use.Name, ranges);
    }

    private int ExpandCopy(Frame frame, BlockUse use, int copy, int[] inputs, bool isShared)
    {
        BlockDeclaration block = use.Block!;
        string name = use.Names[copy];
        Place place = new(
            frame.OwnAttribute(use.Attribute), frame.Block?.UseName ?? use.Name, block.Name, block.FullName, 0);
        int first = _assertions.Count, start = _layers.Count;
        foreach ((InputDeclaration input, int index) in block.Inputs.Select(static (input, index) => (input, index)))
        {
            if (!input.IsOpen)
                _assertions.Add(new InputAssertion(
                    input, inputs[index], frame.Name(name), AttributeOf(frame, use.Attribute),
                    _places.Add(place with { Ordinal = input.Attribute }), start));
        }
        string key = frame.KeyPrefix + KeyOf(use, copy);
        Frame inner = new(block, _problems)
        {
            Path = frame.Path.Append(name).ToEquatableArray(),
            KeyPrefix = key.Length == 0 || key.EndsWith(".", StringComparison.Ordinal) ? key : key + ".",
            IsShared = frame.IsShared || isShared,
            Block = place,
        };
        Walk(inner, inputs);
        int result = inner.Scope.ReadResult();
        if (use.IsResidual)
            result = AddSum(frame, use, name, result, inputs[0]);
        foreach (InputAssertion assertion in _assertions.Skip(first).Where(assertion => assertion.Start == start))
            assertion.End = Math.Max(assertion.End, _layers.Count);
        return result;
    }

    private int AddSum(Frame frame, BlockUse use, string name, int result, int input)
    {
        string full = frame.Name(name);
        LayerIdentity id = new(full, full, null, AttributeOf(frame, use.Attribute)) { Path = frame.Path };
        _layers.Add(new FlatLayer(JoinLayer.Sum(id), new[] { result, input }.ToEquatableArray()));
        return _layers.Count - 1;
    }

    // As containers of PyTorch number what they hold.
    private static string KeyOf(BlockUse use, int copy)
    {
        if (use.Key is null)
            return use.Names[copy];
        if (!use.IsRepeated)
            return use.Key;
        return use.Key.Length == 0 ? $"{copy}" : $"{use.Key}.{copy}";
    }

    // A block that is wrong for every use is not inlined, so that its mistake is reported once.
    private bool CanExpand(Frame frame, BlockUse use, BlockDeclaration block)
    {
        Verdict verdict = _verdicts.Of(block);
        if (!verdict.Fails)
            return true;
        int attribute = frame.OwnAttribute(use.Attribute);
        _problems.Add(verdict.Error is { } error
            ? _places.AtUse(
                _places.Moved(error, block, verdict.Places, attribute, use.Name), isReportedElsewhere: !block.IsForeign)
            : new Problem(
                ProblemKind.BlockDoesNotFit, attribute, new[] { use.Name, block.Name }.ToEquatableArray())
            {
                IsReportedElsewhere = true,
            });
        return false;
    }

    private int AttributeOf(Frame frame, int ordinal) =>
        frame.Block is { } place ? _places.Add(place with { Ordinal = ordinal }) : ordinal;

    private void AddOutput(Frame frame, OutputDeclaration output)
    {
        _names.TakeOutput(output);
        int? source = output.From is null
            ? frame.Scope.ReadLast()
            : frame.Scope.Read($"the output {output.Name}", output.Attribute, output.From);
        if (source is null)
            _problems.Add(ProblemKind.OutOfOrder, output.Attribute, "[Output]", "after the layer whose value it marks");
        _outputs.Add(new FlatOutput(output.Name, source ?? Source.Unknown, output));
    }

    private IReadOnlyList<FlatOutput> Outputs(Frame frame)
    {
        if (_outputs.Count == 0)
            _outputs.Add(new FlatOutput(OutputDeclaration.DefaultName, frame.Scope.ReadResult(), null));
        return new LossBinding(_network, _outputs, _problems).Bind();
    }

    // Where a name is wrong, what seems unread may be what is meant.
    private void ReportUnread(Frame frame)
    {
        if (!_isPlaced || frame.Scope.HasUnknown || !_network.IsComplete || _layers.Count == 0
            || _layers.Any(static layer => layer.Layer is UnboundLayer))
            return;
        foreach (NamedValue value in frame.Scope.Unread)
            _problems.Add(ProblemKind.NothingReads, value.Attribute, value.Name);
    }
}
