using System.Collections.Immutable;
using System.ComponentModel;

namespace StaticNet;

/// <summary>
/// For generated code: gives the autoencoder that a deep belief network unrolls to the weights of its machines. Encoder
/// and decoder start with the same weight, transposed. Source: Hinton and Salakhutdinov, Reducing the dimensionality of
/// data with neural networks, Science 313 (2006).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Unrolling
{
    /// <summary>
    /// Copies the machines: the first, from the input up, to <c>encoder1</c> and to the last decoder. Weights that are
    /// for generating only are not read.
    /// </summary>
    /// <typeparam name="TNetwork">The deep belief network.</typeparam>
    /// <typeparam name="TAutoencoder">The autoencoder.</typeparam>
    /// <param name="network">The deep belief network.</param>
    /// <param name="autoencoder">The autoencoder.</param>
    public static void Copy<TNetwork, TAutoencoder>(TNetwork network, TAutoencoder autoencoder)
        where TNetwork : class, IDeepBeliefNetwork<TNetwork>
        where TAutoencoder : class, INetwork<TAutoencoder>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(autoencoder);
        ImmutableArray<RbmDefinition> machines = TNetwork.Rbms;
        ReadOnlySpan<float> from = network.Parameters;
        Span<float> to = autoencoder.Parameters;
        for (int index = 0; index < machines.Length; index++)
        {
            RbmDefinition machine = machines[index];
            string encoder = $"encoder{index + 1}", decoder = $"decoder{machines.Length - index}";
            from.Slice(machine.WeightOffset, machine.Visible * machine.Stride)
                .CopyTo(to[Find<TAutoencoder>($"{encoder}.weight").Offset..]);
            from.Slice(machine.HiddenBiasOffset, machine.Hidden)
                .CopyTo(to[Find<TAutoencoder>($"{encoder}.bias").Offset..]);
            Transpose(machine, from, Find<TAutoencoder>($"{decoder}.weight"), to);
            from.Slice(machine.VisibleBiasOffset, machine.Visible)
                .CopyTo(to[Find<TAutoencoder>($"{decoder}.bias").Offset..]);
        }
    }

    // The decoder's weight lies as [hidden x visible]; its axes are those of PyTorch's shape, [visible x hidden].
    private static void Transpose(
        RbmDefinition machine, ReadOnlySpan<float> from, TensorLayout weight, Span<float> to)
    {
        int stride = weight.Axes[1].Stride;
        for (int hidden = 0; hidden < machine.Hidden; hidden++)
        {
            Span<float> row = to.Slice(weight.Offset + hidden * stride, machine.Visible);
            for (int visible = 0; visible < row.Length; visible++)
                row[visible] = from[machine.WeightOffset + visible * machine.Stride + hidden];
        }
    }

    private static TensorLayout Find<TAutoencoder>(string name)
        where TAutoencoder : class, INetwork<TAutoencoder>
        => TAutoencoder.Definition.Tensors.First(tensor => tensor.Name == name);
}
