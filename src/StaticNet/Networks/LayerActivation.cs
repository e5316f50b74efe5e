using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace StaticNet;

/// <summary>The output values of one layer.</summary>
public sealed class LayerActivation
{
    private readonly float[] _values;
    private readonly int _size;

    internal LayerActivation(ActivationLayout layout, Workspace workspace, int samples)
    {
        Layer = layout.Layer;
        Shape = layout.Shape;
        Samples = samples;
        _size = layout.Shape.Aggregate(1, (size, axis) => size * axis);
        _values = new float[samples * _size];
        int channels = layout.Shape[^1];
        for (int sample = 0; sample < samples; sample++)
        {
            ReadOnlySpan<float> source = workspace.Activation(layout, sample);
            Span<float> target = _values.AsSpan(sample * _size, _size);
            for (int row = 0; row < _size / channels; row++)
                source.Slice(row * layout.ChannelStride, channels).CopyTo(target[(row * channels)..]);
        }
    }

    /// <summary>The layer's name; for a layer that is fused with its activation, the activation's name.</summary>
    public string Layer { get; }

    /// <summary>The shape of one sample, channels last.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The number of samples.</summary>
    public int Samples { get; }

    /// <summary>[samples x shape], row-major and without padding.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>[samples x shape].</summary>
    public ReadOnlyTensorSpan<float> Tensor => new(_values, [Samples, .. Shape.Select(axis => (nint)axis)]);

    /// <summary>Returns the values of one sample, row-major.</summary>
    /// <param name="index">The sample.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public ReadOnlySpan<float> Sample(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Samples);
        return _values.AsSpan(index * _size, _size);
    }
}
