using StaticNet.Generators.Model;

namespace StaticNet.Generators.Lowering;

/// <summary>
/// Places tensors one after the other; all lengths are whole vectors, so all of them are aligned. Those that a given
/// layout has stay where they are there, and others follow.
/// </summary>
/// <param name="given">The tensors of the given layout by the names of their layers, if there is one.</param>
internal sealed class ParameterLayout(IEnumerable<(string Layer, ParameterSlot Slot)> given)
{
    private readonly ILookup<string, ParameterSlot> _given =
        given.ToLookup(static tensor => tensor.Layer, static tensor => tensor.Slot);

    private int _length = given.Select(static tensor => tensor.Slot.End).DefaultIfEmpty().Max();

    public IReadOnlyList<ParameterSlot> Place(string layer, IReadOnlyList<ParameterTensor> tensors) =>
        [.. tensors.Select(tensor => _given[layer].FirstOrDefault(slot => slot.Tensor == tensor) ?? Append(tensor))];

    private ParameterSlot Append(ParameterTensor tensor)
    {
        ParameterSlot slot = new(tensor, _length);
        _length = slot.End;
        return slot;
    }
}
