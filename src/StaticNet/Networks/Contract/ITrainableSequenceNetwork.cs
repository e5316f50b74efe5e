namespace StaticNet;

/// <summary>
/// A compiled network whose input has a time axis, with a declared loss. Means are over the steps that count.
/// </summary>
/// <typeparam name="TSelf">The network's class.</typeparam>
/// <typeparam name="TInput"><c>float</c> for values, <c>int</c> for tokens.</typeparam>
public interface ITrainableSequenceNetwork<TSelf, TInput> : ISequenceNetwork<TSelf, TInput>, ITrainableNetwork<TSelf>
    where TSelf : class, ITrainableSequenceNetwork<TSelf, TInput>
    where TInput : unmanaged
{
    /// <summary>
    /// Computes the declared loss as in inference, from a zero state, and, if requested, the outputs.
    /// </summary>
    /// <param name="input">[sequences x steps x InputSize].</param>
    /// <param name="targets">[sequences x steps x TargetSize], without steps if the output has no time axis.</param>
    /// <param name="workspace">The memory to work in.</param>
    /// <param name="output">Receives the outputs, or is empty.</param>
    /// <param name="sequences">The number of sequences.</param>
    /// <param name="lengths">The number of steps of each sequence that count; empty if all do.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    float Loss(
        ReadOnlySpan<TInput> input, ReadOnlySpan<float> targets, Workspace workspace, Span<float> output, int sequences,
        ReadOnlySpan<int> lengths = default);

    /// <inheritdoc cref="Loss(ReadOnlySpan{TInput}, ReadOnlySpan{float}, Workspace, Span{float}, int, ReadOnlySpan{int})"/>
    /// <exception cref="NotSupportedException">The loss does not take class indices.</exception>
    float Loss(
        ReadOnlySpan<TInput> input, ReadOnlySpan<int> targets, Workspace workspace, Span<float> output, int sequences,
        ReadOnlySpan<int> lengths = default)
        => throw UnsupportedTargets.Indices<TSelf>();

    /// <summary>Computes the declared loss as in training, from a zero state, and its gradients.</summary>
    /// <param name="input">[sequences x steps x InputSize].</param>
    /// <param name="targets">[sequences x steps x TargetSize], without steps if the output has no time axis.</param>
    /// <param name="workspace">The memory to work in.</param>
    /// <param name="gradients">Receives the gradients, laid out like <see cref="INetwork{TSelf}.Parameters"/>.</param>
    /// <param name="sequences">The number of sequences.</param>
    /// <param name="lengths">The number of steps of each sequence that count; empty if all do.</param>
    /// <returns>The loss, before any update.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    float LossAndGradients(
        ReadOnlySpan<TInput> input, ReadOnlySpan<float> targets, Workspace workspace, Span<float> gradients,
        int sequences, ReadOnlySpan<int> lengths = default);

    /// <inheritdoc cref="LossAndGradients(ReadOnlySpan{TInput}, ReadOnlySpan{float}, Workspace, Span{float}, int, ReadOnlySpan{int})"/>
    /// <exception cref="NotSupportedException">The loss does not take class indices.</exception>
    float LossAndGradients(
        ReadOnlySpan<TInput> input, ReadOnlySpan<int> targets, Workspace workspace, Span<float> gradients,
        int sequences, ReadOnlySpan<int> lengths = default)
        => throw UnsupportedTargets.Indices<TSelf>();

    // What the interface of all networks does not say comes by the workspace.
    float ITrainableNetwork<TSelf>.Loss(
        ReadOnlySpan<float> input, ReadOnlySpan<float> targets, Workspace workspace, Span<float> output)
        => Loss(
            TokenFloats.ToInput<TInput>(input), targets, workspace, output, SequenceGuard.Sequences(workspace),
            workspace.SequenceLengths);

    float ITrainableNetwork<TSelf>.LossAndGradients(
        ReadOnlySpan<float> input, ReadOnlySpan<float> targets, Workspace workspace, Span<float> gradients)
        => LossAndGradients(
            TokenFloats.ToInput<TInput>(input), targets, workspace, gradients, SequenceGuard.Sequences(workspace),
            workspace.SequenceLengths);

    float ITrainableNetwork<TSelf>.Loss(
        ReadOnlySpan<float> input, ReadOnlySpan<int> targets, Workspace workspace, Span<float> output)
        => Loss(
            TokenFloats.ToInput<TInput>(input), targets, workspace, output, SequenceGuard.Sequences(workspace),
            workspace.SequenceLengths);

    float ITrainableNetwork<TSelf>.LossAndGradients(
        ReadOnlySpan<float> input, ReadOnlySpan<int> targets, Workspace workspace, Span<float> gradients)
        => LossAndGradients(
            TokenFloats.ToInput<TInput>(input), targets, workspace, gradients, SequenceGuard.Sequences(workspace),
            workspace.SequenceLengths);
}
