using StaticNet.Generators.Declarations;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Expansion;

/// <summary>
/// Gives losses to outputs: a loss is of the output that it names, of the one written before it, or of the only one.
/// </summary>
internal sealed class LossBinding(
    NetworkDeclaration network, IReadOnlyList<FlatOutput> outputs, ProblemList problems)
{
    private readonly FlatOutput[] _outputs = [.. outputs];

    public IReadOnlyList<FlatOutput> Bind()
    {
        CheckOrder();
        foreach (Loss loss in network.Losses)
        {
            int index = loss.Of is null ? OutputBefore(loss) : OutputNamed(loss);
            if (index < 0)
                continue;
            if (_outputs[index].Loss is { } first)
                problems.Add(new Problem(
                    ProblemKind.SeveralLosses, loss.Attribute,
                    new[] { loss.Kind, _outputs[index].Name, first.Kind }.ToEquatableArray(), first.Attribute));
            else
                _outputs[index] = _outputs[index] with { Loss = loss };
        }
        return _outputs;
    }

    // A loss before every output is of the last layer, so that none may follow it.
    private void CheckOrder()
    {
        if (network.Losses.FirstOrDefault(loss => loss.Of is null && !OutputsBefore(loss).Any()) is not { } first)
            return;
        if (network.Layers.FirstOrDefault(layer => layer.Id.Attribute > first.Attribute) is { } layer)
            problems.Add(ProblemKind.OutOfOrder, layer.Id.Attribute, $"[{layer.Kind}]", "before the loss");
    }

    private int OutputBefore(Loss loss)
    {
        if (OutputsBefore(loss).LastOrDefault() is { } before)
            return IndexOf(before.Name);
        if (_outputs.Length == 1)
            return 0;
        problems.Add(
            ProblemKind.LossOfNothing, loss.Attribute, loss.Kind, "stands before every output, and there are several",
            $"Write it after its output, or Of = \"{_outputs[0].Name}\"");
        return -1;
    }

    private int OutputNamed(Loss loss)
    {
        int index = IndexOf(loss.Of!);
        if (index >= 0)
            return index;
        string? nearest = NearestName.Of(loss.Of!, _outputs.Select(static output => output.Name));
        string list = string.Join(", ", _outputs.Select(static output => output.Name));
        problems.Add(new Problem(
            ProblemKind.LossOfNothing, loss.Attribute,
            new[]
            {
                loss.Kind, $"is of '{loss.Of}', which is not an output",
                nearest is null ? $"Outputs are: {list}" : $"Did you mean '{nearest}'? Outputs are: {list}",
            }.ToEquatableArray(),
            Fix: nearest is null ? null : $"{loss.Of}\n{nearest}"));
        return -1;
    }

    private IEnumerable<OutputDeclaration> OutputsBefore(Loss loss) =>
        network.Outputs.Where(output => output.Attribute < loss.Attribute);

    private int IndexOf(string name) => Array.FindIndex(_outputs, output => output.Name == name);
}
