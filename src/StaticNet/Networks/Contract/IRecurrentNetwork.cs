namespace StaticNet;

/// <summary>
/// A compiled network with a state that is carried from call to call. The caller owns the state; its streams are the
/// sequences of a call.
/// </summary>
/// <typeparam name="TSelf">The network's class.</typeparam>
/// <typeparam name="TInput"><c>float</c> for values, <c>int</c> for tokens.</typeparam>
public interface IRecurrentNetwork<TSelf, TInput> : ISequenceNetwork<TSelf, TInput>
    where TSelf : class, IRecurrentNetwork<TSelf, TInput>
    where TInput : unmanaged
{
    /// <summary>Creates a zero state.</summary>
    /// <param name="streams">The number of streams.</param>
    static abstract RecurrentState CreateState(int streams);

    /// <summary>
    /// Computes the outputs of the next steps of all streams and advances their state. Allocates nothing.
    /// </summary>
    /// <param name="input">[streams x steps x InputSize].</param>
    /// <param name="state">The state before these steps; after the call, the state after them.</param>
    /// <param name="output">
    /// Receives [streams x steps x OutputSize], or [streams x OutputSize] without a time axis.
    /// </param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    /// <exception cref="StateMismatchException">The state belongs to another network.</exception>
    /// <exception cref="NotSupportedException">
    /// A layer also reads the sequence backward and needs the whole of it.
    /// </exception>
    void Predict(ReadOnlySpan<TInput> input, RecurrentState state, Span<float> output);

    /// <summary>
    /// Computes the outputs of one time step of all streams and advances their state. For real-time use: it takes no
    /// lock, makes no system call, and allocates nothing once the thread has its memory.
    /// </summary>
    /// <param name="input">[streams x InputSize].</param>
    /// <param name="state">The state before the step; after the call, the state after it.</param>
    /// <param name="output">Receives [streams x OutputSize].</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    /// <exception cref="StateMismatchException">The state belongs to another network.</exception>
    /// <exception cref="NotSupportedException">
    /// A layer also reads the sequence backward and needs the whole of it.
    /// </exception>
    void Step(ReadOnlySpan<TInput> input, RecurrentState state, Span<float> output);

    /// <summary>
    /// Computes the outputs from a state, which it advances and, in training, keeps what the backward pass needs.
    /// </summary>
    /// <param name="input">[streams x steps x InputSize]; it is copied into the workspace.</param>
    /// <param name="state">
    /// The state, or null for zero; the number of sequences is then the number of lengths, or one.
    /// </param>
    /// <param name="workspace">The memory to work in.</param>
    /// <param name="training">Whether layers such as dropout are in training mode.</param>
    /// <param name="lengths">The number of steps of each stream that count; empty if all do.</param>
    /// <returns>The outputs, in the workspace, valid until its next use.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="StateMismatchException">The state belongs to another network.</exception>
    ReadOnlySpan<float> Forward(
        ReadOnlySpan<TInput> input, RecurrentState? state, Workspace workspace, bool training,
        ReadOnlySpan<int> lengths = default);

    /// <summary>
    /// Computes all gradients of a function of the outputs and of the state after the last step. Call
    /// <see cref="Forward"/> with training: true in the same workspace first.
    /// </summary>
    /// <param name="dOutput">The gradient with respect to the outputs, laid out as they are.</param>
    /// <param name="dStateOut">The gradient with respect to the state after the last step, or null for zero.</param>
    /// <param name="workspace">The workspace of that call.</param>
    /// <param name="gradients">Receives the gradients of the parameters.</param>
    /// <param name="dInput">Receives the gradient of the input; may be empty, and must be empty for tokens.</param>
    /// <param name="dStateIn">Receives the gradient of the state before the first step, or is null.</param>
    /// <param name="accumulate">Whether to add to <paramref name="gradients"/> instead of overwriting them.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="InvalidOperationException">
    /// There was no such forward pass, or Backward has already run on it: it overwrites what Forward kept.
    /// </exception>
    /// <exception cref="StateMismatchException">A state belongs to another network.</exception>
    void Backward(
        ReadOnlySpan<float> dOutput, RecurrentState? dStateOut, Workspace workspace, Span<float> gradients,
        Span<float> dInput, RecurrentState? dStateIn, bool accumulate = false);
}
