using BenchmarkDotNet.Attributes;

namespace StaticNet.Benchmarks.Kernels;

/// <summary>One step over the parameters of 784-128-10: bound by memory.</summary>
public class OptimizerBenchmarks
{
    private const int Count = 784 * 128 + 128 + 128 * 16 + 16;

    private readonly AlignedBuffer _parameters = Buffers.Random(Count);
    private readonly AlignedBuffer _gradients = Buffers.Random(Count);
    private readonly Adam _adam = new(learningRate: 1e-6);
    private readonly Sgd _momentum = new(learningRate: 1e-6, momentum: 0.9);

    /// <summary>Adam: two moments.</summary>
    [Benchmark]
    public void Adam() => _adam.Step(_parameters, _gradients);

    /// <summary>Gradient descent with momentum: one velocity.</summary>
    [Benchmark]
    public void SgdMomentum() => _momentum.Step(_parameters, _gradients);
}
