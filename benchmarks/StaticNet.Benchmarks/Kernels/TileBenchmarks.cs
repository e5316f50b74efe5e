using BenchmarkDotNet.Attributes;
using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Benchmarks.Kernels;

/// <summary>The matrix products of a training step of 784-128, batch 32.</summary>
/// <typeparam name="TSimd">The vector.</typeparam>
[GenericTypeArguments(typeof(Simd512))]
[GenericTypeArguments(typeof(Simd256))]
public class TileBenchmarks<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    private const int Samples = 32;
    private const int Inputs = 784;
    private const int Outputs = 128;
    private const double Flops = 2.0 * Samples * Inputs * Outputs;

    private readonly AlignedBuffer _input = Buffers.Random(Samples * Inputs);
    private readonly AlignedBuffer _weight = Buffers.Random(Inputs * Outputs);
    private readonly AlignedBuffer _transposed = Buffers.Random(Outputs * Inputs);
    private readonly AlignedBuffer _bias = Buffers.Random(Outputs);
    private readonly AlignedBuffer _output = Buffers.Random(Samples * Outputs);
    private readonly AlignedBuffer _dInput = Buffers.Random(Samples * Inputs);
    private readonly AlignedBuffer _dWeight = Buffers.Random(Inputs * Outputs);

    /// <summary>Forward: [32 x 784] times [784 x 128], with bias and ReLU.</summary>
    [Benchmark, Flops(Flops)]
    public void Dense()
    {
        for (int row = 0; row < Samples; row += Tile<TSimd>.Rows)
        {
            Tile<TSimd>.Dense(
                Math.Min(Tile<TSimd>.Rows, Samples - row), Outputs,
                in _input.Span[row * Inputs], Inputs, in _weight.Reference, Outputs, Inputs,
                in _bias.Reference, ref _output.Span[row * Outputs], Outputs, new Relu());
        }
    }

    /// <summary>One sample, where the weights stream from the cache.</summary>
    [Benchmark, Flops(Flops / Samples)]
    public void DenseOneSample()
        => Tile<TSimd>.Dense(
            1, Outputs, in _input.Reference, Inputs, in _weight.Reference, Outputs, Inputs,
            in _bias.Reference, ref _output.Reference, Outputs, new Relu());

    /// <summary>Backward to the weights: [784 x 32] times [32 x 128].</summary>
    [Benchmark, Flops(Flops)]
    public void WeightGradient()
    {
        for (int row = 0; row < Inputs; row += Tile<TSimd>.Rows)
        {
            Tile<TSimd>.WeightGradient(
                Math.Min(Tile<TSimd>.Rows, Inputs - row), Outputs,
                in _input.Span[row], Inputs, in _output.Reference, Outputs, Samples,
                ref _dWeight.Span[row * Outputs], Outputs, accumulate: false);
        }
    }

    /// <summary>Backward to the inputs: [32 x 128] times [128 x 784].</summary>
    [Benchmark, Flops(Flops)]
    public void InputGradient()
    {
        for (int row = 0; row < Samples; row += Tile<TSimd>.Rows)
        {
            Tile<TSimd>.InputGradient(
                Math.Min(Tile<TSimd>.Rows, Samples - row), Inputs,
                in _output.Span[row * Outputs], Outputs, in _transposed.Reference, Inputs, Outputs,
                in _input.Span[row * Inputs], Inputs, ref _dInput.Span[row * Inputs], Inputs, new Relu());
        }
    }

    /// <summary>[784 x 128] to [128 x 784].</summary>
    [Benchmark]
    public void Transpose()
        => Transposition.Transpose<TSimd>(
            in _weight.Reference, Inputs, Outputs, Outputs, ref _transposed.Reference, Inputs);
}
