using StaticNet.Generators.Declarations;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Expansion;

/// <summary>
/// The machines of a deep belief network, from the input up: checks that they are a stack, and tells each what its place
/// means for it.
/// </summary>
internal sealed class BeliefStack
{
    private readonly NetworkDeclaration _network;
    private readonly ProblemList _problems;
    private readonly IElement[] _elements;
    private readonly IBoltzmannMachine[] _machines;

    private BeliefStack(NetworkDeclaration network, ProblemList problems)
    {
        (_network, _problems) = (network, problems);
        _elements = [.. network.Elements()];
        _machines = [.. network.Layers.OfType<IBoltzmannMachine>()];
    }

    private IBoltzmannMachine Top => _machines[_machines.Length - 1];

    /// <summary>The network with its machines in their places; null where they are no stack, which is reported.</summary>
    public static NetworkDeclaration? Resolve(NetworkDeclaration network, ProblemList problems)
    {
        BeliefStack stack = new(network, problems);
        if (!network.IsDeepBelief)
            return stack.HasNoMachine() ? network : null;
        // Of what is missing or half typed, something else is reported.
        if (network.Inputs.Count == 0 || network.Layers.Count + network.Uses.Count == 0
            || network.Layers.Any(static layer => layer is UnboundLayer))
            return network;
        if (!stack.HasOneInput() || !stack.HasMachine() || !stack.IsChain() || !stack.LabelsAreOnTop()
            || !stack.UnitsFit())
            return null;
        stack.CheckHead();
        return stack.Placed();
    }

    private bool HasNoMachine()
    {
        if (_machines.Length == 0)
            return true;
        string marked = _network.IsBlock ? "Block" : "Network";
        _problems.Add(new Problem(
            ProblemKind.MachineElsewhere, _machines[0].Id.Attribute,
            new[] { _machines[0].Id.Name, _network.Name.TrimStart('@'), marked }.ToEquatableArray(),
            Fix: _network.IsBlock ? null : "DeepBeliefNetwork"));
        return false;
    }

    private bool HasOneInput()
    {
        InputDeclaration first = _network.Inputs[0];
        if (first.Kind != InputKind.Values)
            return Reject(first.Attribute, first.Name, "has a time axis", "Declare [Input(...)]");
        return _network.Inputs.Count == 1
            || Reject(_network.Inputs[1].Attribute, _network.Inputs[1].Name, "is a second input", "Remove it");
    }

    private bool HasMachine()
    {
        if (_machines.Length > 0)
            return true;
        _problems.Add(ProblemKind.NoMachine, -1, _network.Name.TrimStart('@'));
        return false;
    }

    // From the input come views of it, and then machines, each of the one before it.
    private bool IsChain()
    {
        bool hasMachine = false;
        foreach (IElement element in _elements)
        {
            if (element is BlockUse use)
                return RejectBelow(use.Name, use.Attribute);
            if (element is not Layer layer)
                continue;
            if (layer is not IBoltzmannMachine && (hasMachine || layer is not IView))
                return RejectBelow(layer.Name, layer.Id.Attribute);
            if (Argument(layer.Id) is { } argument)
            {
                _problems.Add(new Problem(
                    ProblemKind.StackIsNoChain, layer.Id.Attribute,
                    new[] { layer.Name, $"has {argument}", $"Remove {argument}" }.ToEquatableArray(), Fix: argument));
                return false;
            }
            hasMachine = layer is IBoltzmannMachine;
            if (ReferenceEquals(layer, Top))
                break;
        }
        return true;
    }

    private static string? Argument(LayerIdentity id) =>
        id.From is not null ? "From" : id.Shared is not null ? "Shared" : null;

    private bool RejectBelow(string name, int attribute)
    {
        LayerIdentity above = _machines.First(machine => machine.Id.Attribute > attribute).Id;
        _problems.Add(new Problem(
            ProblemKind.NotBelowMachine, above.Attribute, new[] { above.Name, name }.ToEquatableArray(), attribute));
        return false;
    }

    private bool Reject(int attribute, string what, string isWrong, string remedy)
    {
        _problems.Add(ProblemKind.StackIsNoChain, attribute, what, isWrong, remedy);
        return false;
    }

    private bool LabelsAreOnTop()
    {
        if (_machines.Take(_machines.Length - 1).FirstOrDefault(static machine => machine.Labels > 0) is not { } joint)
            return true;
        _problems.Add(new Problem(
            ProblemKind.LabelsBelowTop, joint.Id.Attribute, new[] { joint.Id.Name, Top.Id.Name }.ToEquatableArray(),
            Top.Id.Attribute, Fix: "Labels"));
        return false;
    }

    private bool UnitsFit()
    {
        for (int index = 1; index < _machines.Length; index++)
        {
            IBoltzmannMachine below = _machines[index - 1], machine = _machines[index];
            if (machine.VisibleUnits is not { } declared || declared == below.VisibleUnitsAbove)
                continue;
            _problems.Add(new Problem(
                ProblemKind.UnitsDoNotFit, machine.Id.Attribute,
                new[]
                {
                    machine.Id.Name, declared, below.Id.Name, below.HiddenUnits, below.VisibleUnitsAbove,
                }.ToEquatableArray(),
                below.Id.Attribute, Fix: "Visible"));
            return false;
        }
        return true;
    }

    // Backward trains what has parameters with whatever loss its caller has, so that this is a warning.
    private void CheckHead()
    {
        if (_network.Losses.Count > 0 || !_network.IsComplete
            || _network.Problems.Any(static problem => DiagnosticCatalog.IsError(problem.Kind)))
            return;
        foreach (IElement element in _elements.Where(element => element.Attribute > Top.Id.Attribute))
        {
            string? name = element switch
            {
                Layer layer => layer.TensorNames.Any() ? layer.Name : null,
                BlockUse use => use.Name,
                _ => null,
            };
            if (name is null)
                continue;
            _problems.Add(ProblemKind.HeadWithoutLoss, element.Attribute, name);
            return;
        }
    }

    private NetworkDeclaration Placed()
    {
        List<Layer> layers = [];
        string units = "Bernoulli";
        foreach (Layer layer in _network.Layers)
        {
            if (layer is not IBoltzmannMachine machine)
            {
                layers.Add(layer);
                continue;
            }
            bool isTop = ReferenceEquals(machine, Top);
            layers.Add(machine.InStack(machine.VisibleUnits ?? units, _network.IsUntied && !isTop));
            units = machine.VisibleUnitsAbove;
        }
        return _network with { Layers = layers.ToEquatableArray() };
    }
}
