namespace StaticNet;

/// <summary>
/// A compiled network whose input has a time axis with any number of steps, which may change from call to call. The
/// sequences of one call have the same number of steps; shorter ones are padded, and their lengths are passed.
/// <para>
/// A network over tokens implements <see cref="INetwork{TSelf}"/> too, explicitly, with the tokens as whole floats, so
/// data sets, trainers and files are the same for all networks. Without a number of sequences, such a call has one.
/// </para>
/// </summary>
/// <typeparam name="TSelf">The network's class.</typeparam>
/// <typeparam name="TInput"><c>float</c> for values, <c>int</c> for tokens.</typeparam>
public interface ISequenceNetwork<TSelf, TInput> : INetwork<TSelf>
    where TSelf : class, ISequenceNetwork<TSelf, TInput>
    where TInput : unmanaged
{
    /// <summary>
    /// Whether a layer needs all steps of a sequence at once: one that also reads it from its end, or that pools over
    /// time. Such a network can be neither stepped nor trained on streams.
    /// </summary>
    static virtual bool NeedsWholeSequence => false;

    /// <summary>
    /// Whether passes with gradients take no state, as with attention, which sees only the steps of one call. Training
    /// on streams then starts each window from zero.
    /// </summary>
    static virtual bool StartsEachWindow => false;

    /// <summary>
    /// The maximum number of steps of a sequence, if a layer has a limited number of positions; otherwise the largest
    /// <c>int</c>.
    /// </summary>
    static virtual int MostSteps => int.MaxValue;

    /// <summary>
    /// Computes the outputs of whole sequences, from a zero state, on the caller's thread. Allocates nothing once the
    /// thread has the memory; safe on a shared instance from many threads, as long as no thread writes the parameters.
    /// </summary>
    /// <param name="input">[sequences x steps x InputSize], row-major.</param>
    /// <param name="output">
    /// Receives [sequences x steps x OutputSize], or [sequences x OutputSize] if the output has no time axis.
    /// </param>
    /// <param name="sequences">The number of sequences.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    void Predict(ReadOnlySpan<TInput> input, Span<float> output, int sequences);

    /// <summary>
    /// Computes the same outputs, bit-for-bit, on several threads, which share the sequences: one sequence, or little
    /// work, stays on the caller's thread, and so does a call while another one has the threads. Allocates nothing once
    /// each thread has the memory.
    /// </summary>
    /// <param name="input">[sequences x steps x InputSize], row-major.</param>
    /// <param name="output">
    /// Receives [sequences x steps x OutputSize], or [sequences x OutputSize] if the output has no time axis.
    /// </param>
    /// <param name="sequences">The number of sequences.</param>
    /// <param name="threads">
    /// The maximum number of threads, the caller's included; 0 for as many as there are processors.
    /// </param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A token is not in the vocabulary, or <paramref name="threads"/> is negative.
    /// </exception>
    void Predict(ReadOnlySpan<TInput> input, Span<float> output, int sequences, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        Predict(input, output, sequences);
    }

    /// <summary>Computes the outputs from a zero state and, in training, keeps what the backward pass needs.</summary>
    /// <param name="input">[sequences x steps x InputSize], row-major; it is copied into the workspace.</param>
    /// <param name="workspace">The memory to work in.</param>
    /// <param name="training">Whether layers such as dropout are in training mode.</param>
    /// <param name="sequences">The number of sequences.</param>
    /// <param name="lengths">
    /// The number of steps of each sequence that count; empty if all do. The steps after that are not read, do not
    /// advance the state, and their outputs have no meaning.
    /// </param>
    /// <returns>The outputs, in the workspace, valid until its next use.</returns>
    /// <exception cref="ArgumentException">
    /// A length does not fit, or there are more sequences or steps than the workspace allows.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    ReadOnlySpan<float> Forward(
        ReadOnlySpan<TInput> input, Workspace workspace, bool training, int sequences,
        ReadOnlySpan<int> lengths = default);

    // What the interface of all networks does not say comes by the workspace.
    void INetwork<TSelf>.Predict(ReadOnlySpan<float> input, Span<float> output)
        => Predict(TokenFloats.ToInput<TInput>(input), output, sequences: 1);

    ReadOnlySpan<float> INetwork<TSelf>.Forward(ReadOnlySpan<float> input, Workspace workspace, bool training)
        => Forward(
            TokenFloats.ToInput<TInput>(input), workspace, training, SequenceGuard.Sequences(workspace),
            workspace.SequenceLengths);
}
