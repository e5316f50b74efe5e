using System.Collections.Immutable;
using System.ComponentModel;

namespace StaticNet;

/// <summary>
/// Where the values that a layer gives lie in a <see cref="Workspace"/> after a forward pass. <see
/// cref="NetworkExtensions.Activations"/> reads them.
/// </summary>
/// <param name="Layer">The layer's name; for a layer that is fused with its activation, the activation's name.</param>
/// <param name="Shape">The shape of one sample, channels last.</param>
/// <param name="Offset">How many floats of each sample lie before them.</param>
/// <param name="Stride">The distance between two samples, in floats.</param>
/// <param name="ChannelStride">The distance between two rows along the last axis, in floats.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ActivationLayout(
    string Layer, ImmutableArray<int> Shape, int Offset, int Stride, int ChannelStride);
