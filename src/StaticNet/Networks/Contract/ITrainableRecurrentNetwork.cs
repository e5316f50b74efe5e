namespace StaticNet;

/// <summary>
/// A compiled recurrent network with a declared loss. Its state advances from call to call, through which no gradient
/// flows: truncated backpropagation through time.
/// </summary>
/// <typeparam name="TSelf">The network's class.</typeparam>
/// <typeparam name="TInput"><c>float</c> for values, <c>int</c> for tokens.</typeparam>
public interface ITrainableRecurrentNetwork<TSelf, TInput>
    : ITrainableSequenceNetwork<TSelf, TInput>, IRecurrentNetwork<TSelf, TInput>
    where TSelf : class, ITrainableRecurrentNetwork<TSelf, TInput>
    where TInput : unmanaged
{
    /// <summary>Computes the declared loss as in inference from a state, which it advances.</summary>
    /// <param name="input">[streams x steps x InputSize].</param>
    /// <param name="targets">[streams x steps x TargetSize], without steps where the output has none.</param>
    /// <param name="state">
    /// The state, or null for zero; the number of sequences is then the number of lengths, or one.
    /// </param>
    /// <param name="workspace">The memory to work in.</param>
    /// <param name="output">Receives the outputs, or is empty.</param>
    /// <param name="lengths">The number of steps of each stream that count; empty if all do.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    /// <exception cref="StateMismatchException">The state belongs to another network.</exception>
    float Loss(
        ReadOnlySpan<TInput> input, ReadOnlySpan<float> targets, RecurrentState? state, Workspace workspace,
        Span<float> output = default, ReadOnlySpan<int> lengths = default);

    /// <inheritdoc cref="Loss(ReadOnlySpan{TInput}, ReadOnlySpan{float}, RecurrentState, Workspace, Span{float}, ReadOnlySpan{int})"/>
    /// <exception cref="NotSupportedException">The loss does not take class indices.</exception>
    float Loss(
        ReadOnlySpan<TInput> input, ReadOnlySpan<int> targets, RecurrentState? state, Workspace workspace,
        Span<float> output = default, ReadOnlySpan<int> lengths = default)
        => throw UnsupportedTargets.Indices<TSelf>();

    /// <summary>Computes the declared loss as in training from a state, which it advances, and its gradients.</summary>
    /// <param name="input">[streams x steps x InputSize].</param>
    /// <param name="targets">[streams x steps x TargetSize], without steps where the output has none.</param>
    /// <param name="state">
    /// The state, or null for zero; the number of sequences is then the number of lengths, or one.
    /// </param>
    /// <param name="workspace">The memory to work in.</param>
    /// <param name="gradients">Receives the gradients, laid out like <see cref="INetwork{TSelf}.Parameters"/>.</param>
    /// <param name="lengths">The number of steps of each stream that count; empty if all do.</param>
    /// <returns>The loss, before any update.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    /// <exception cref="StateMismatchException">The state belongs to another network.</exception>
    float LossAndGradients(
        ReadOnlySpan<TInput> input, ReadOnlySpan<float> targets, RecurrentState? state, Workspace workspace,
        Span<float> gradients, ReadOnlySpan<int> lengths = default);

    /// <inheritdoc cref="LossAndGradients(ReadOnlySpan{TInput}, ReadOnlySpan{float}, RecurrentState, Workspace, Span{float}, ReadOnlySpan{int})"/>
    /// <exception cref="NotSupportedException">The loss does not take class indices.</exception>
    float LossAndGradients(
        ReadOnlySpan<TInput> input, ReadOnlySpan<int> targets, RecurrentState? state, Workspace workspace,
        Span<float> gradients, ReadOnlySpan<int> lengths = default)
        => throw UnsupportedTargets.Indices<TSelf>();
}
