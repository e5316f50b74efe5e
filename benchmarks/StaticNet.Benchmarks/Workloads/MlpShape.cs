using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>A stack of dense layers with ReLU between them, and random samples for it.</summary>
/// <typeparam name="TNetwork">This library's network of the shape.</typeparam>
/// <param name="Family">What the names of its workloads begin with.</param>
/// <param name="Create">Creates the network.</param>
/// <param name="Sizes">The number of inputs, then each layer's number of outputs.</param>
internal sealed record MlpShape<TNetwork>(string Family, Func<TNetwork> Create, params int[] Sizes)
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    /// <summary>How far the results of training may differ, as a part of the largest.</summary>
    public double TrainingTolerance { get; init; } = Agreement.Tolerance;

    /// <summary>The weights that all contestants get.</summary>
    public DenseWeights[] Layers => field ??= DenseWeights.Create(Sizes);

    /// <summary>Creates samples, the same in every run.</summary>
    /// <param name="samples">How many.</param>
    public ClassifierBatch Batch(int samples) => ClassifierBatch.Create(samples, Sizes[0], Sizes[^1]);

    /// <summary>Creates TorchSharp's modules.</summary>
    public nn.Module<Tensor, Tensor> TorchModules() => TorchMlp.Create(Layers, () => nn.ReLU());

    /// <summary>Creates ONNX Runtime's model.</summary>
    /// <param name="samples">The number of samples.</param>
    public OnnxModel OnnxModel(int samples)
    {
        OnnxModel model = new OnnxModel(samples, Sizes[0]).Dense(Layers[0]);
        foreach (DenseWeights layer in Layers.Skip(1))
            model = model.Apply("Relu").Dense(layer);
        return model;
    }
}
