namespace StaticNet;

/// <summary>
/// A compiled network whose input has a time axis: any number of steps, which may differ from call to call. The
/// sequences of one call have the same number of steps; shorter ones are padded and their lengths given.
/// <para>
/// A network over tokens implements <see cref="INetwork{TSelf}"/> too, explicitly, with the tokens as whole floats: so
/// data sets, trainers and files are the same for all networks. Without a number of sequences, a call there has one.
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
    /// time. Such a network can neither be stepped nor be trained on streams.
    /// </summary>
    static virtual bool NeedsWholeSequence => false;

    /// <summary>
    /// Whether passes with gradients take no state, as those of attention, which sees the steps of one call: training
    /// on streams starts each window from nothing.
    /// </summary>
    static virtual bool StartsEachWindow => false;

    /// <summary>
    /// The most steps that a sequence may have, where a layer has positions for no more; otherwise the largest number.
    /// </summary>
    static virtual int MostSteps => int.MaxValue;

    /// <summary>
    /// Computes the outputs of whole sequences, from a state of zero, on the caller's thread. Allocates nothing once
    /// the thread has the memory; safe on a shared instance from many threads, as long as none writes the parameters.
    /// </summary>
    /// <param name="input">[sequences x steps x InputSize], row-major.</param>
    /// <param name="output">
    /// Receives [sequences x steps x OutputSize], or [sequences x OutputSize] where the output has no time axis.
    /// </param>
    /// <param name="sequences">The number of sequences.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    void Predict(ReadOnlySpan<TInput> input, Span<float> output, int sequences);

    /// <summary>
    /// Computes the outputs from a state of zero and, in training, keeps what the backward pass needs.
    /// </summary>
    /// <param name="input">[sequences x steps x InputSize], row-major; it is copied into the workspace.</param>
    /// <param name="workspace">The memory to work in.</param>
    /// <param name="training">Whether layers such as dropout behave as in training.</param>
    /// <param name="sequences">The number of sequences.</param>
    /// <param name="lengths">
    /// How many steps of each sequence count, or nothing where all do. What lies behind a length is not read, does not
    /// advance the state, and its outputs mean nothing.
    /// </param>
    /// <returns>The outputs, in the workspace, valid until its next use.</returns>
    /// <exception cref="ArgumentException">
    /// A length does not fit, or there are more sequences or steps than the workspace was made for.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    ReadOnlySpan<float> Forward(
        ReadOnlySpan<TInput> input, Workspace workspace, bool training, int sequences,
        ReadOnlySpan<int> lengths = default);
}
