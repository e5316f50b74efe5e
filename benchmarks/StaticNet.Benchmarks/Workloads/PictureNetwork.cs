using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>A network that classifies pictures, in the three libraries.</summary>
internal abstract class PictureNetwork
{
    /// <summary>How its workloads' names begin.</summary>
    public abstract string Name { get; }

    /// <summary>Its weights, the same for all libraries.</summary>
    public abstract PictureWeights Weights { get; }

    /// <summary>By how much, as a part of the largest value, contestants' training may differ.</summary>
    public virtual double TrainingTolerance => Agreement.Tolerance;

    /// <summary>Whether TorchSharp trains it faster with channels last, as it does most networks.</summary>
    public virtual bool TrainsChannelsLast => true;

    /// <summary>A batch of pictures, the same in every run.</summary>
    /// <param name="samples">The number of pictures.</param>
    public abstract ClassifierBatch Batch(int samples);

    /// <summary>This library's inference.</summary>
    /// <param name="name">The contestant's name.</param>
    /// <param name="batch">The pictures.</param>
    /// <param name="threads">How many threads it may use.</param>
    public abstract IContestant Inference(string name, ClassifierBatch batch, int threads);

    /// <summary>This library's training.</summary>
    /// <param name="name">The contestant's name.</param>
    /// <param name="batch">The pictures.</param>
    /// <param name="learningRate">Adam's learning rate.</param>
    /// <param name="threads">How many threads it may use.</param>
    public abstract IContestant Training(string name, ClassifierBatch batch, double learningRate, int threads);

    /// <summary>Creates TorchSharp's modules.</summary>
    public abstract nn.Module<Tensor, Tensor> Torch();

    /// <summary>Adds the layers to a model for ONNX Runtime.</summary>
    /// <param name="model">The model, which reads the pictures.</param>
    public abstract OnnxModel AddTo(OnnxModel model);
}

/// <summary>A network that classifies pictures, in the three libraries.</summary>
/// <typeparam name="TNetwork">This library's.</typeparam>
/// <typeparam name="TWeights">Its weights.</typeparam>
/// <param name="weights">Its weights, the same for all libraries.</param>
internal abstract class PictureNetwork<TNetwork, TWeights>(TWeights weights) : PictureNetwork
    where TNetwork : class, ITrainableNetwork<TNetwork>
    where TWeights : PictureWeights
{
    /// <inheritdoc/>
    public override TWeights Weights => weights;

    /// <inheritdoc/>
    public override ClassifierBatch Batch(int samples)
        => ClassifierBatch.Create(samples, TNetwork.InputSize, TNetwork.OutputSize);

    /// <inheritdoc/>
    public override IContestant Inference(string name, ClassifierBatch batch, int threads)
        => new StaticNetInference<TNetwork>(Create(), Weights.Layers, batch.Input, threads) { Name = name };

    /// <inheritdoc/>
    public override IContestant Training(string name, ClassifierBatch batch, double learningRate, int threads)
        => new ClassifierTraining<TNetwork>(name, Create(), Weights.Layers, batch, learningRate, threads);

    /// <summary>Creates this library's network.</summary>
    protected abstract TNetwork Create();
}
