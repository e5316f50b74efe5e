using System.ComponentModel;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Threading;

/// <summary>
/// For generated code: checks what a caller passes to predict samples, and predicts them with the widest vectors that
/// the hardware has.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorPrediction
{
    /// <summary>Predicts samples into a new array.</summary>
    /// <typeparam name="TPrediction">The network's code.</typeparam>
    /// <param name="network">The network's code.</param>
    /// <param name="input">[samples x inputSize].</param>
    /// <param name="inputSize">The input values of one sample.</param>
    /// <param name="outputSize">The output values of one sample.</param>
    /// <returns>[samples x outputSize].</returns>
    /// <exception cref="ArgumentException">The length is not a whole number of samples.</exception>
    public static float[] Run<TPrediction>(
        in TPrediction network, ReadOnlySpan<float> input, int inputSize, int outputSize)
        where TPrediction : struct, IVectorPrediction
    {
        int samples = ShapeGuard.Samples(input.Length, inputSize);
        float[] output = ShapeGuard.NewOutput(samples, outputSize);
        Run(in network, samples, input, output);
        return output;
    }

    /// <summary>Predicts samples.</summary>
    /// <typeparam name="TPrediction">The network's code.</typeparam>
    /// <param name="network">The network's code.</param>
    /// <param name="input">[samples x inputSize].</param>
    /// <param name="output">Receives [samples x outputSize].</param>
    /// <param name="inputSize">The input values of one sample.</param>
    /// <param name="outputSize">The output values of one sample.</param>
    /// <exception cref="ArgumentException">
    /// The lengths do not belong to a whole number of samples, or the spans overlap.
    /// </exception>
    public static void Run<TPrediction>(
        in TPrediction network, ReadOnlySpan<float> input, Span<float> output, int inputSize, int outputSize)
        where TPrediction : struct, IVectorPrediction
    {
        int samples = ShapeGuard.Samples(input.Length, inputSize);
        ShapeGuard.Length("output", output.Length, samples, outputSize);
        ShapeGuard.Disjoint(input, output);
        Run(in network, samples, input, output);
    }

    private static void Run<TPrediction>(
        in TPrediction network, int samples, ReadOnlySpan<float> input, Span<float> output)
        where TPrediction : struct, IVectorPrediction
    {
        ref float first = ref MemoryMarshal.GetReference(input), written = ref MemoryMarshal.GetReference(output);
        if (Simd512.IsSupported)
            network.Predict<Simd512>(samples, ref first, ref written);
        else if (Simd256.IsSupported)
            network.Predict<Simd256>(samples, ref first, ref written);
        else if (Simd128.IsSupported)
            network.Predict<Simd128>(samples, ref first, ref written);
        else
            network.Predict<SimdScalar>(samples, ref first, ref written);
    }
}
