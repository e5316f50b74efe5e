using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Sweep.Layers;

/// <summary>A layer of a drawn network, as all libraries build it. A kind of layer is a file in this folder.</summary>
/// <param name="Input">The shape of a sample that it reads.</param>
/// <param name="Output">The shape of a sample that it gives.</param>
internal abstract record SweepLayer(Shape Input, Shape Output)
{
    /// <summary>Its weights; none before <see cref="CreateWeights"/>.</summary>
    public IReadOnlyList<LayerWeights> Weights { get; private set; } = [];

    /// <summary>The floating-point operations of the products of a forward pass of one sample.</summary>
    public virtual double Flops => 0;

    /// <summary>Those that the gradient of the layer's input takes, which a first layer leaves out.</summary>
    public virtual double InputGradientFlops => Flops;

    /// <summary>How many parameters it has.</summary>
    public virtual long Parameters => 0;

    /// <summary>What it is, in a few characters.</summary>
    public abstract override string ToString();

    /// <summary>Declares it in this library.</summary>
    /// <param name="source">The declaration so far.</param>
    public abstract void AddTo(NetworkSource source);

    /// <summary>Adds it to ONNX Runtime's model.</summary>
    /// <param name="model">The model so far.</param>
    public abstract void AddTo(OnnxModel model);

    /// <summary>Creates TorchSharp's module.</summary>
    public abstract nn.Module<Tensor, Tensor> CreateTorch();

    /// <summary>Creates its weights, which networks that are drawn and dropped do without.</summary>
    /// <param name="random">The source.</param>
    public void CreateWeights(Random random) => Weights = DrawWeights(random);

    /// <summary>Draws the weights of one layer.</summary>
    /// <param name="random">The source.</param>
    protected virtual IReadOnlyList<LayerWeights> DrawWeights(Random random) => [];
}
