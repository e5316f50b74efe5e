using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Sweep.Layers;
using StaticNet.Benchmarks.Weights;
using StaticNet.Benchmarks.Workloads;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Sweep;

/// <summary>A classifier that was drawn, and its batch.</summary>
/// <param name="Family">The family that it is of.</param>
/// <param name="Samples">The number of samples of a call.</param>
/// <param name="Layers">Its layers; the last gives the logits.</param>
/// <param name="IsSequence">Whether its positions are steps in time.</param>
internal sealed record SweepNetwork(
    string Family, int Samples, IReadOnlyList<SweepLayer> Layers, bool IsSequence = false)
{
    /// <summary>The shape of a sample.</summary>
    public Shape Input => Layers[0].Input;

    /// <summary>The number of classes.</summary>
    public int Classes => Output.Channels;

    /// <summary>How many rows of logits a call gives: one for each sample, or one for each of its steps.</summary>
    public int Rows => Samples * Output.Area;

    /// <summary>The floating-point operations of the products of a forward pass of the batch.</summary>
    public double ForwardFlops => Samples * Layers.Sum(layer => layer.Flops);

    /// <summary>
    /// Those of a training step: forward, weight gradients, and all input gradients but the first layer's.
    /// </summary>
    public double TrainingFlops => 3 * ForwardFlops - Samples * Layers[0].InputGradientFlops;

    /// <summary>How many values a forward pass of the batch reads and makes.</summary>
    public long Values => Samples * (Input.Count + Layers.Sum(layer => (long)layer.Output.Count));

    /// <summary>How many parameters it has.</summary>
    public long Parameters => Layers.Sum(layer => layer.Parameters);

    /// <summary>Whether it normalises over the batch.</summary>
    public bool IsNormalized => Weights.Any(layer => layer is BatchNormWeights);

    /// <summary>The weights of its layers.</summary>
    public IReadOnlyList<LayerWeights> Weights => [.. Layers.SelectMany(layer => layer.Weights)];

    private Shape Output => Layers[^1].Output;

    /// <inheritdoc/>
    public override string ToString() => $"{Family} b{Samples} {Input}: {string.Join(' ', Layers)}";

    /// <summary>Creates the weights of its layers, the same in every run.</summary>
    public void CreateWeights()
    {
        Random random = new(1);
        foreach (SweepLayer layer in Layers)
            layer.CreateWeights(random);
    }

    /// <summary>Draws a batch, the same in every run.</summary>
    public ClassifierBatch CreateBatch()
    {
        Random random = new(2);
        float[] input = RandomData.Uniform(random, Samples * Input.Count, 0, 1);
        return new ClassifierBatch(
            Samples, Input.Count, input, RandomData.Classes(random, Rows, Classes), Classes);
    }

    /// <summary>The attributes that declare it in this library.</summary>
    public string Attributes()
    {
        NetworkSource source = new(Input, IsSequence);
        foreach (SweepLayer layer in Layers)
            layer.AddTo(source);
        return source.ToString();
    }

    /// <summary>ONNX Runtime's model: of images channels first, of sequences steps first.</summary>
    public OnnxModel CreateOnnx()
    {
        OnnxModel model = new(IsSequence
            ? [Input.Area, Samples, Input.Channels]
            : Input.ChannelsFirst(Samples));
        foreach (SweepLayer layer in Layers)
            layer.AddTo(model);
        return model;
    }

    /// <summary>TorchSharp's module, which gives [rows x classes].</summary>
    /// <param name="channelsLast">Whether kernels over images have the channels last in memory.</param>
    public nn.Module<Tensor, Tensor> CreateTorch(bool channelsLast)
    {
        List<nn.Module<Tensor, Tensor>> modules = [.. Layers.Select(layer => layer.CreateTorch())];
        if (Output.Rank > 0)
            modules.Add(nn.Flatten(0, Output.Rank));
        nn.Module<Tensor, Tensor> network = nn.Sequential(modules);
        return channelsLast ? TorchPictures.ChannelsLast(network) : network;
    }
}
