using BenchmarkDotNet.Attributes;
using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Benchmarks.Kernels;

/// <summary>Elementwise functions over values in the first-level cache: the time of one element.</summary>
/// <typeparam name="TSimd">The vector.</typeparam>
[GenericTypeArguments(typeof(Simd512))]
[GenericTypeArguments(typeof(Simd256))]
public class ActivationBenchmarks<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    private const int Count = 2048;

    private readonly AlignedBuffer _source = Buffers.Random(Count);
    private readonly AlignedBuffer _destination = Buffers.Random(Count);

    /// <summary>The hyperbolic tangent.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Tanh() => Apply(new Tanh());

    /// <summary>The logistic function.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Sigmoid() => Apply(new Sigmoid());

    /// <summary>The Gaussian error linear unit.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Gelu() => Apply(new Gelu());

    private void Apply<TActivation>(TActivation activation)
        where TActivation : struct, IActivation
        => Elementwise.Apply<TSimd, TActivation>(
            in _source.Reference, Count, ref _destination.Reference, Count, rows: 1, columns: Count, activation);
}
