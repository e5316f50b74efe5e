using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Expansion;

/// <summary>Makes of a declaration a flat graph: finds what every layer reads, by name or because it stands before.</summary>
internal sealed class Expander
{
    private readonly NetworkDeclaration _network;
    private readonly ProblemList _problems = new();
    private readonly Scope _scope;
    private readonly List<FlatLayer> _layers = [];
    private readonly List<FlatOutput> _outputs = [];
    private int _inputs;

    private Expander(NetworkDeclaration network)
    {
        _network = network;
        foreach (Problem problem in network.Problems)
            _problems.Add(problem);
        _scope = new Scope(
            network.Inputs.Select(static input => input.Name)
                .Concat(network.Layers.Select(static layer => layer.Name)),
            _problems);
    }

    /// <summary>Expands as far as the declaration makes sense.</summary>
    public static FlatNetwork Expand(NetworkDeclaration network)
    {
        Expander expander = new(network);
        foreach (IElement element in network.Elements)
            expander.Add(element);
        IReadOnlyList<FlatOutput> outputs = expander.Outputs();
        expander.ReportUnread();
        return new FlatNetwork(network, expander._layers, outputs, expander._problems);
    }

    private void Add(IElement element)
    {
        switch (element)
        {
            case InputDeclaration input:
                _scope.Add(new NamedValue(input.Name, Source.OfInput(_inputs++), input.Attribute));
                break;
            case Layer layer:
                int[] sources = [.. Sources(layer)];
                _scope.Add(new NamedValue(layer.Name, _layers.Count, layer.Id.Attribute));
                _layers.Add(new FlatLayer(layer, sources.ToEquatableArray()));
                break;
            case OutputDeclaration output:
                AddOutput(output);
                break;
        }
    }

    // With one operand, the other is the value written before.
    private IEnumerable<int> Sources(Layer layer)
    {
        LayerIdentity id = layer.Id;
        if (id.Operands.Count < 2)
            yield return id.From is null ? _scope.ReadLast() ?? Source.Unknown : Read(id.From);
        foreach (string operand in id.Operands)
            yield return Read(operand);

        int Read(string name) => _scope.Read(id.Name, id.Attribute, name);
    }

    private void AddOutput(OutputDeclaration output)
    {
        int? source = output.From is null
            ? _scope.ReadLast()
            : _scope.Read($"the output {output.Name}", output.Attribute, output.From);
        if (source is null)
            _problems.Add(ProblemKind.OutOfOrder, output.Attribute, "[Output]", "after the layer whose value it marks");
        _outputs.Add(new FlatOutput(output.Name, source ?? Source.Unknown, output));
    }

    private IReadOnlyList<FlatOutput> Outputs()
    {
        if (_outputs.Count == 0)
            _outputs.Add(new FlatOutput(OutputDeclaration.DefaultName, LastLayer(), null));
        return new LossBinding(_network, _outputs, _problems).Bind();
    }

    private int LastLayer() => _layers.Count == 0
        ? Source.Unknown
        : _scope.Read("", -1, _layers[_layers.Count - 1].Layer.Name);

    // Where a name is wrong, what seems unread may be what is meant.
    private void ReportUnread()
    {
        if (_scope.HasUnknown || !_network.IsComplete || _layers.Count == 0
            || _layers.Any(static layer => layer.Layer is UnboundLayer))
            return;
        foreach (NamedValue value in _scope.Unread)
            _problems.Add(ProblemKind.NothingReads, value.Attribute, value.Name);
    }
}
