using System.Collections.Immutable;
using System.ComponentModel;

namespace StaticNet;

/// <summary>
/// Makes the parameters of a network for inference from those of the one that was trained. A normalisation by running
/// statistics, <c>y = (x - mean) / sqrt(variance + epsilon) * weight + bias</c>, after a layer whose channels are
/// linear in factors of their own is the same layer with other factors: <c>w' = w * s</c> and
/// <c>b' = (b - mean) * s + bias</c>, where <c>s = weight / sqrt(variance + epsilon)</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Freezing
{
    /// <summary>
    /// Describes the network for inference: what the one that was trained has, without the layers that are left out.
    /// </summary>
    /// <param name="trained">The network that was trained.</param>
    /// <param name="name">The name of the network for inference.</param>
    /// <param name="parameterLength">The length of its block of parameters.</param>
    /// <param name="bufferLength">The length of its block of buffers.</param>
    /// <param name="without">The layers that are left out.</param>
    /// <param name="keys">The keys of their tensors, where these are not their names.</param>
    /// <param name="changed">Layers that are not as they were: they have a bias that they did not have.</param>
    /// <param name="added">Tensors that they have on top, each after the others of its layer.</param>
    public static NetworkDefinition Define(
        NetworkDefinition trained, string name, int parameterLength, int bufferLength, ImmutableArray<string> without,
        ImmutableArray<string> keys = default, ImmutableArray<LayerDescription> changed = default,
        ImmutableArray<TensorLayout> added = default)
    {
        ArgumentNullException.ThrowIfNull(trained);
        HashSet<string> gone = [.. keys.IsDefault ? without : keys];
        List<TensorLayout> tensors = [.. trained.Tensors.Where(tensor => !gone.Contains(KeyOf(tensor)))];
        foreach (TensorLayout tensor in added.IsDefault ? [] : added)
            tensors.Insert(tensors.FindLastIndex(other => KeyOf(other) == KeyOf(tensor)) + 1, tensor);
        return new NetworkDefinition(name, Layers(trained.Layers, without, changed), [.. tensors], parameterLength)
        {
            Buffers = [.. trained.Buffers.Where(tensor => !gone.Contains(KeyOf(tensor)))],
            BufferLength = bufferLength,
        };
    }

    // What reads a layer that is left out reads what that one read.
    private static ImmutableArray<LayerDescription> Layers(
        ImmutableArray<LayerDescription> trained, ImmutableArray<string> without,
        ImmutableArray<LayerDescription> changed)
    {
        Dictionary<string, ImmutableArray<string>> instead = [];
        ImmutableArray<LayerDescription>.Builder left = ImmutableArray.CreateBuilder<LayerDescription>();
        foreach (LayerDescription layer in trained)
        {
            ImmutableArray<string> reads =
                [.. layer.Reads.SelectMany(source => instead.GetValueOrDefault(source, [source]))];
            if (without.Contains(layer.Name))
                instead[layer.Name] = reads;
            else
                left.Add(Find(changed, layer) with { Reads = reads });
        }
        return left.ToImmutable();
    }

    private static LayerDescription Find(ImmutableArray<LayerDescription> changed, LayerDescription layer)
        => (changed.IsDefault ? null : changed.FirstOrDefault(other => other.Name == layer.Name)) ?? layer;

    private static string KeyOf(TensorLayout tensor) => tensor.Name[..tensor.Name.LastIndexOf('.')];

    /// <summary>Copies the tensors that both have; the others of the frozen network become zeros.</summary>
    /// <typeparam name="TNetwork">The network that was trained.</typeparam>
    /// <typeparam name="TFrozen">The network for inference.</typeparam>
    /// <param name="network">The network that was trained.</param>
    /// <param name="frozen">The network for inference.</param>
    public static void Copy<TNetwork, TFrozen>(TNetwork network, TFrozen frozen)
        where TNetwork : class, INetwork<TNetwork>
        where TFrozen : class, INetwork<TFrozen>
    {
        frozen.Parameters.Clear();
        foreach (TensorLayout to in TFrozen.Definition.Tensors)
        {
            if (Find(TNetwork.Definition.Tensors, to.Name) is { } from)
                to.Scatter(Read(from, network.Parameters), frozen.Parameters);
        }
        foreach (TensorLayout to in TFrozen.Definition.Buffers)
            to.Scatter(Read(Find(TNetwork.Definition.Buffers, to.Name)!, network.Buffers), frozen.Buffers);
    }

    /// <summary>Makes a normalisation a part of the layer before it.</summary>
    /// <typeparam name="TNetwork">The network that was trained.</typeparam>
    /// <typeparam name="TFrozen">The network for inference.</typeparam>
    /// <param name="network">The network that was trained, which has the normalisation.</param>
    /// <param name="frozen">The network for inference, which has the layer with a bias.</param>
    /// <param name="normalization">The key of the normalisation's tensors.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    /// <param name="into">The key of the layer's tensors.</param>
    /// <param name="channelAxis">The axis of the weight, 0 or 1, that has the output's channels.</param>
    /// <param name="groups">The parts of axis 0 to each of which the channels of axis 1 belong anew.</param>
    public static void Fold<TNetwork, TFrozen>(
        TNetwork network, TFrozen frozen, string normalization, double epsilon, string into, int channelAxis = 0,
        int groups = 1)
        where TNetwork : class, INetwork<TNetwork>
        where TFrozen : class, INetwork<TFrozen>
    {
        double[] scale = Scale(network, normalization, epsilon);
        FoldBias(network, frozen, normalization, into, scale);
        FoldWeight(frozen, into, scale, channelAxis, groups);
    }

    private static void FoldBias<TNetwork, TFrozen>(
        TNetwork network, TFrozen frozen, string normalization, string into, double[] scale)
        where TNetwork : class, INetwork<TNetwork>
        where TFrozen : class, INetwork<TFrozen>
    {
        NetworkDefinition from = TNetwork.Definition;
        float[] mean = Read(Find(from.Buffers, $"{normalization}.running_mean")!, network.Buffers);
        float[]? shift =
            Find(from.Tensors, $"{normalization}.bias") is { } layout ? Read(layout, network.Parameters) : null;

        TensorLayout bias = Find(TFrozen.Definition.Tensors, $"{into}.bias")!;
        float[] biases = Read(bias, frozen.Parameters);
        for (int channel = 0; channel < biases.Length; channel++)
        {
            biases[channel] =
                (float)((biases[channel] - (double)mean[channel]) * scale[channel] + (shift?[channel] ?? 0));
        }
        bias.Scatter(biases, frozen.Parameters);
    }

    private static void FoldWeight<TFrozen>(TFrozen frozen, string into, double[] scale, int channelAxis, int groups)
        where TFrozen : class, INetwork<TFrozen>
    {
        TensorLayout weight = Find(TFrozen.Definition.Tensors, $"{into}.weight")!;
        float[] weights = Read(weight, frozen.Parameters);
        int channels = weight.Shape[channelAxis];
        int inner = Product(weight.Shape.AsSpan()[(channelAxis + 1)..]);
        int rowsOfGroup = weight.Count / (groups * channels * inner);
        for (int i = 0; i < weights.Length; i++)
        {
            int row = i / inner;
            int group = row / channels / rowsOfGroup;
            weights[i] = (float)(weights[i] * scale[group * channels + row % channels]);
        }
        weight.Scatter(weights, frozen.Parameters);
    }

    private static double[] Scale<TNetwork>(TNetwork network, string normalization, double epsilon)
        where TNetwork : class, INetwork<TNetwork>
    {
        NetworkDefinition from = TNetwork.Definition;
        float[] variance = Read(Find(from.Buffers, $"{normalization}.running_var")!, network.Buffers);
        float[]? weight =
            Find(from.Tensors, $"{normalization}.weight") is { } layout ? Read(layout, network.Parameters) : null;
        double[] scale = new double[variance.Length];
        for (int channel = 0; channel < scale.Length; channel++)
            scale[channel] = (weight?[channel] ?? 1) / Math.Sqrt(variance[channel] + epsilon);
        return scale;
    }

    private static TensorLayout? Find(ImmutableArray<TensorLayout> tensors, string name)
    {
        foreach (TensorLayout tensor in tensors)
        {
            if (tensor.Name == name)
                return tensor;
        }
        return null;
    }

    private static float[] Read(TensorLayout tensor, ReadOnlySpan<float> block)
    {
        float[] values = new float[tensor.Count];
        tensor.Gather(block, values);
        return values;
    }

    private static int Product(ReadOnlySpan<int> sizes)
    {
        int product = 1;
        foreach (int size in sizes)
            product *= size;
        return product;
    }
}
