using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers;

/// <summary>A layer with tensors that training computes and no optimizer touches, such as running statistics.</summary>
internal interface IHasBuffers
{
    /// <summary>The tensors.</summary>
    IReadOnlyList<ParameterTensor> Buffers(LayerInput input);

    /// <summary>Their members, which are the same whatever the input is.</summary>
    IEnumerable<string> BufferNames { get; }
}
