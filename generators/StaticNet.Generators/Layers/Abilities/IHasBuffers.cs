using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers;

/// <summary>A layer with tensors that training computes and no optimizer touches, such as running statistics.</summary>
internal interface IHasBuffers
{
    /// <summary>The tensors.</summary>
    IReadOnlyList<ParameterTensor> Buffers(LayerInput input);

    /// <summary>Whether the layer's methods read them; otherwise they are for what the library does with it.</summary>
    bool ReadsBuffers { get; }

    /// <summary>Their members, which are the same whatever the input is.</summary>
    IEnumerable<string> BufferNames { get; }
}
