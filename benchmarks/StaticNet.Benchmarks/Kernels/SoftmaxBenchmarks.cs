using BenchmarkDotNet.Attributes;
using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Benchmarks.Kernels;

/// <summary>Softmax of one sample, and cross-entropy with its gradient.</summary>
/// <typeparam name="TSimd">The vector.</typeparam>
[GenericTypeArguments(typeof(Simd512))]
[GenericTypeArguments(typeof(Simd256))]
public class SoftmaxBenchmarks<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    private readonly CrossEntropyOptions _options = new(labelSmoothing: 0, ignoreIndex: -100, classWeights: null);
    private AlignedBuffer _logits = new(0);
    private AlignedBuffer _result = new(0);

    /// <summary>The number of classes.</summary>
    [Params(10, 1000)]
    public int Classes { get; set; }

    /// <summary>Makes the buffers.</summary>
    [GlobalSetup]
    public void Setup() => (_logits, _result) = (Buffers.Random(Classes), Buffers.Random(Classes));

    /// <summary>The probabilities.</summary>
    [Benchmark]
    public void Softmax()
        => StaticNet.Kernels.Softmax.Forward<TSimd>(in _logits.Reference, ref _result.Reference, Classes);

    /// <summary>The loss of one sample and the gradient of its logits.</summary>
    [Benchmark]
    public double CrossEntropyLoss()
        => CrossEntropy.Indices<TSimd>(
            in _logits.Reference, Classes, target: 3, _options, scale: 1, ref _result.Reference);
}
