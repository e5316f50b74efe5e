using BenchmarkDotNet.Attributes;
using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Benchmarks.Kernels;

/// <summary>
/// The two convolutions of the network for handwritten digits: 28 x 28 x 1 to 32 and 13 x 13 x 32 to 64 filters, 3 x 3.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
[GenericTypeArguments(typeof(Simd512))]
[GenericTypeArguments(typeof(Simd256))]
public class ConvolutionBenchmarks<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    private const int Samples = 32;
    private const int Taps = 9;
    private const int FirstFilters = 32;
    private const int SecondFilters = 64;
    private const double FirstFlops = 2.0 * Samples * 26 * 26 * Taps * FirstFilters;
    private const double SecondFlops = 2.0 * Samples * 11 * 11 * Taps * FirstFilters * SecondFilters;

    private static readonly ConvolutionShape s_first = Shape(28, 1, FirstFilters);
    private static readonly ConvolutionShape s_second = Shape(13, FirstFilters, SecondFilters);

    private readonly AlignedBuffer _image = Buffers.Random(Samples * 28 * 28);
    private readonly AlignedBuffer _firstWeight = Buffers.Random(Taps * FirstFilters);
    private readonly AlignedBuffer _first = Buffers.Random(Samples * 26 * 26 * FirstFilters);
    private readonly AlignedBuffer _pooled = Buffers.Random(Samples * 13 * 13 * FirstFilters);
    private readonly AlignedBuffer _secondWeight = Buffers.Random(Taps * FirstFilters * SecondFilters);
    private readonly AlignedBuffer _transposed = Buffers.Random(Taps * FirstFilters * SecondFilters);
    private readonly AlignedBuffer _second = Buffers.Random(Samples * 11 * 11 * SecondFilters);
    private readonly AlignedBuffer _dPooled = Buffers.Random(Samples * 13 * 13 * FirstFilters);
    private readonly AlignedBuffer _bias = Buffers.Random(SecondFilters);

    /// <summary>Forward with bias and ReLU, one input channel.</summary>
    [Benchmark, Flops(FirstFlops)]
    public void First() => Convolution<TSimd>.Forward(
        in s_first, Samples, ref _image.Reference, 1, ref _firstWeight.Reference, FirstFilters, ref _bias.Reference,
        ref _first.Reference, FirstFilters, new Relu());

    /// <summary>Forward with bias and ReLU.</summary>
    [Benchmark, Flops(SecondFlops)]
    public void Second() => Convolution<TSimd>.Forward(
        in s_second, Samples, ref _pooled.Reference, FirstFilters, ref _secondWeight.Reference, SecondFilters,
        ref _bias.Reference, ref _second.Reference, SecondFilters, new Relu());

    /// <summary>Forward of one image, as in inference of one sample.</summary>
    [Benchmark, Flops(SecondFlops / Samples)]
    public void SecondOneSample() => Convolution<TSimd>.Forward(
        in s_second, 1, ref _pooled.Reference, FirstFilters, ref _secondWeight.Reference, SecondFilters,
        ref _bias.Reference, ref _second.Reference, SecondFilters, new Relu());

    /// <summary>Backward to the weights, one input channel.</summary>
    [Benchmark, Flops(FirstFlops)]
    public void FirstWeightGradient() => Convolution<TSimd>.WeightGradient(
        in s_first, 0, Taps, Samples, ref _image.Reference, 1, ref _first.Reference, FirstFilters,
        ref _firstWeight.Reference, FirstFilters, accumulate: false);

    /// <summary>Backward to the weights.</summary>
    [Benchmark, Flops(SecondFlops)]
    public void SecondWeightGradient() => Convolution<TSimd>.WeightGradient(
        in s_second, 0, Taps * FirstFilters, Samples, ref _pooled.Reference, FirstFilters, ref _second.Reference,
        SecondFilters, ref _transposed.Reference, SecondFilters, accumulate: false);

    /// <summary>Backward to the inputs.</summary>
    [Benchmark, Flops(SecondFlops)]
    public void SecondInputGradient() => Convolution<TSimd>.InputGradient(
        in s_second, Samples, ref _second.Reference, SecondFilters, ref _secondWeight.Reference, FirstFilters,
        ref _pooled.Reference, FirstFilters, ref _dPooled.Reference, FirstFilters, new Identity());

    private static ConvolutionShape Shape(int side, int channels, int filters) => new()
    {
        InputHeight = side,
        InputWidth = side,
        InputChannels = channels,
        OutputHeight = side - 2,
        OutputWidth = side - 2,
        OutputChannels = filters,
        KernelHeight = 3,
        KernelWidth = 3,
    };
}
