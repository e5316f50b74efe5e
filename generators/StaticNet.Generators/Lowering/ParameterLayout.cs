using StaticNet.Generators.Model;

namespace StaticNet.Generators.Lowering;

/// <summary>Places tensors one behind the other; all lengths are whole vectors, so all of them are aligned.</summary>
internal sealed class ParameterLayout
{
    private int _length;

    public IReadOnlyList<ParameterSlot> Place(IReadOnlyList<ParameterTensor> tensors)
    {
        List<ParameterSlot> slots = [];
        foreach (ParameterTensor tensor in tensors)
        {
            slots.Add(new ParameterSlot(tensor, _length));
            _length += tensor.Length;
        }
        return slots;
    }
}
