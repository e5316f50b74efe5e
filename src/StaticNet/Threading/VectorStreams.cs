using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Threading;

/// <summary>
/// For generated code: checks what a caller passes to predict sequences, and predicts them with the widest vectors that
/// the hardware has. One stream has code of its own, and so has one time step of it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorStreams
{
    /// <summary>Predicts whole sequences, from a state of zero, into a new array.</summary>
    /// <typeparam name="TStreams">The network's code.</typeparam>
    /// <param name="network">The network's code.</param>
    /// <param name="input">[sequences x time x inputSize].</param>
    /// <param name="sequences">The number of sequences.</param>
    /// <param name="inputSize">The input values of one time step.</param>
    /// <param name="outputSize">The output values of one time step.</param>
    /// <returns>[sequences x time x outputSize].</returns>
    /// <exception cref="ArgumentException">The length is not a whole number of time steps.</exception>
    public static float[] Run<TStreams>(
        in TStreams network, ReadOnlySpan<float> input, int sequences, int inputSize, int outputSize)
        where TStreams : struct, IVectorStreams
    {
        int time = SequenceGuard.Time(input.Length, inputSize, sequences);
        float[] output = ShapeGuard.NewOutput((long)sequences * time, outputSize);
        Run(in network, sequences, time, input, output, ref Unsafe.NullRef<float>());
        return output;
    }

    /// <summary>Predicts whole sequences, from a state of zero.</summary>
    /// <typeparam name="TStreams">The network's code.</typeparam>
    /// <param name="network">The network's code.</param>
    /// <param name="input">[sequences x time x inputSize].</param>
    /// <param name="output">Receives [sequences x time x outputSize].</param>
    /// <param name="sequences">The number of sequences.</param>
    /// <param name="inputSize">The input values of one time step.</param>
    /// <param name="outputSize">The output values of one time step.</param>
    /// <exception cref="ArgumentException">
    /// The lengths do not belong to a whole number of time steps, or the spans overlap.
    /// </exception>
    public static void Run<TStreams>(
        in TStreams network, ReadOnlySpan<float> input, Span<float> output, int sequences, int inputSize,
        int outputSize)
        where TStreams : struct, IVectorStreams
    {
        int time = Check(input, output, sequences, inputSize, outputSize);
        Run(in network, sequences, time, input, output, ref Unsafe.NullRef<float>());
    }

    /// <summary>Predicts what comes next of streams, and moves their state on.</summary>
    /// <typeparam name="TStreams">The network's code.</typeparam>
    /// <param name="network">The network's code.</param>
    /// <param name="input">[streams x time x inputSize].</param>
    /// <param name="state">The state of the streams.</param>
    /// <param name="output">Receives [streams x time x outputSize].</param>
    /// <param name="inputSize">The input values of one time step.</param>
    /// <param name="outputSize">The output values of one time step.</param>
    /// <exception cref="ArgumentException">
    /// The lengths do not belong to a whole number of time steps, or the spans overlap.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call uses the state.</exception>
    public static void Run<TStreams>(
        in TStreams network, ReadOnlySpan<float> input, RecurrentState state, Span<float> output, int inputSize,
        int outputSize)
        where TStreams : struct, IVectorStreams
    {
        ArgumentNullException.ThrowIfNull(state);
        int time = Check(input, output, state.Streams, inputSize, outputSize);
        using CallLease call = RecurrentState.Enter(state);
        Run(in network, state.Streams, time, input, output, ref RecurrentState.ReferenceOf(state));
    }

    /// <summary>Predicts one time step of each stream, and moves their state on.</summary>
    /// <typeparam name="TStreams">The network's code.</typeparam>
    /// <param name="network">The network's code.</param>
    /// <param name="input">[streams x inputSize].</param>
    /// <param name="state">The state of the streams.</param>
    /// <param name="output">Receives [streams x outputSize].</param>
    /// <param name="inputSize">The input values of one time step.</param>
    /// <param name="outputSize">The output values of one time step.</param>
    /// <exception cref="ArgumentException">
    /// The lengths are not those of one time step, or the spans overlap.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call uses the state.</exception>
    public static void Step<TStreams>(
        in TStreams network, ReadOnlySpan<float> input, RecurrentState state, Span<float> output, int inputSize,
        int outputSize)
        where TStreams : struct, IVectorStreams
    {
        ArgumentNullException.ThrowIfNull(state);
        SequenceGuard.Length("input", input.Length, state.Streams, inputSize);
        SequenceGuard.Length("output", output.Length, state.Streams, outputSize);
        ShapeGuard.Disjoint(input, output);
        using CallLease call = RecurrentState.Enter(state);
        ref float first = ref RecurrentState.ReferenceOf(state);
        if (state.Streams == 1)
            Step(in network, ref MemoryMarshal.GetReference(input), ref MemoryMarshal.GetReference(output), ref first);
        else
            Run(in network, state.Streams, time: 1, input, output, ref first);
    }

    private static int Check(
        ReadOnlySpan<float> input, Span<float> output, int sequences, int inputSize, int outputSize)
    {
        int time = SequenceGuard.Time(input.Length, inputSize, sequences);
        SequenceGuard.Length("output", output.Length, (long)sequences * time, outputSize);
        ShapeGuard.Disjoint(input, output);
        return time;
    }

    private static void Run<TStreams>(
        in TStreams network, int sequences, int time, ReadOnlySpan<float> input, Span<float> output, ref float states)
        where TStreams : struct, IVectorStreams
    {
        ref float first = ref MemoryMarshal.GetReference(input), written = ref MemoryMarshal.GetReference(output);
        if (sequences == 1)
            Run(in network, time, ref first, ref written, ref states);
        else if (Simd512.IsSupported)
            network.Predict<Simd512>(sequences, time, ref first, ref written, ref states);
        else if (Simd256.IsSupported)
            network.Predict<Simd256>(sequences, time, ref first, ref written, ref states);
        else if (Simd128.IsSupported)
            network.Predict<Simd128>(sequences, time, ref first, ref written, ref states);
        else
            network.Predict<SimdScalar>(sequences, time, ref first, ref written, ref states);
    }

    private static void Run<TStreams>(
        in TStreams network, int time, ref float input, ref float output, ref float state)
        where TStreams : struct, IVectorStreams
    {
        if (Simd512.IsSupported)
            network.PredictStream<Simd512>(time, ref input, ref output, ref state);
        else if (Simd256.IsSupported)
            network.PredictStream<Simd256>(time, ref input, ref output, ref state);
        else if (Simd128.IsSupported)
            network.PredictStream<Simd128>(time, ref input, ref output, ref state);
        else
            network.PredictStream<SimdScalar>(time, ref input, ref output, ref state);
    }

    private static void Step<TStreams>(in TStreams network, ref float input, ref float output, ref float state)
        where TStreams : struct, IVectorStreams
    {
        if (Simd512.IsSupported)
            network.StepStream<Simd512>(ref input, ref output, ref state);
        else if (Simd256.IsSupported)
            network.StepStream<Simd256>(ref input, ref output, ref state);
        else if (Simd128.IsSupported)
            network.StepStream<Simd128>(ref input, ref output, ref state);
        else
            network.StepStream<SimdScalar>(ref input, ref output, ref state);
    }
}
