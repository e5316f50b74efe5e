namespace StaticNet;

/// <summary>
/// A compiled network with a state that is handed from call to call: (input, state) in, (output, state) out. The caller
/// owns the state, whose streams are the sequences of a call.
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
    /// <param name="state">The state before these steps, and after the call the state after them.</param>
    /// <param name="output">
    /// Receives [streams x steps x OutputSize], or [streams x OutputSize] without a time axis.
    /// </param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    /// <exception cref="StateMismatchException">The state is another network's.</exception>
    /// <exception cref="NotSupportedException">
    /// A layer reads the sequence backward too and needs the whole of it.
    /// </exception>
    void Predict(ReadOnlySpan<TInput> input, RecurrentState state, Span<float> output);

    /// <summary>
    /// Computes the outputs of one time step of all streams and advances their state. Made for real-time use: it
    /// allocates nothing once the thread has the memory, takes no lock and makes no system call.
    /// </summary>
    /// <param name="input">[streams x InputSize].</param>
    /// <param name="state">The state before the step, and after the call that behind it.</param>
    /// <param name="output">Receives [streams x OutputSize].</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    /// <exception cref="StateMismatchException">The state is another network's.</exception>
    /// <exception cref="NotSupportedException">
    /// A layer reads the sequence backward too and needs the whole of it.
    /// </exception>
    void Step(ReadOnlySpan<TInput> input, RecurrentState state, Span<float> output);

    /// <summary>
    /// Computes the outputs from a state, which it advances and, in training, keeps what the backward pass needs.
    /// </summary>
    /// <param name="input">[streams x steps x InputSize]; it is copied into the workspace.</param>
    /// <param name="state">The state, or null for zero: then there are as many sequences as lengths, or one.</param>
    /// <param name="workspace">The memory to work in.</param>
    /// <param name="training">Whether layers such as dropout behave as in training.</param>
    /// <param name="lengths">How many steps of each stream count, or nothing where all do.</param>
    /// <returns>The outputs, in the workspace, valid until its next use.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="StateMismatchException">The state is another network's.</exception>
    ReadOnlySpan<float> Forward(
        ReadOnlySpan<TInput> input, RecurrentState? state, Workspace workspace, bool training,
        ReadOnlySpan<int> lengths = default);

    /// <summary>
    /// Computes all gradients of a function of the outputs and of the state behind the last step. It follows a
    /// <see cref="Forward"/> with training: true in the same workspace.
    /// </summary>
    /// <param name="dOutput">The gradient with respect to the outputs, laid out as they are.</param>
    /// <param name="dStateOut">The gradient with respect to the state behind the last step, or null for zero.</param>
    /// <param name="workspace">The workspace of that call.</param>
    /// <param name="gradients">Receives the gradients of the parameters.</param>
    /// <param name="dInput">
    /// Receives the gradient of the input, or is empty; always empty where the input is tokens.
    /// </param>
    /// <param name="dStateIn">Receives the gradient of the state before the first step, or is null.</param>
    /// <param name="accumulate">Whether to add to <paramref name="gradients"/> instead of overwriting them.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="InvalidOperationException">
    /// No such forward pass came before, or Backward has already run on it: it overwrites what Forward kept.
    /// </exception>
    /// <exception cref="StateMismatchException">A state is another network's.</exception>
    void Backward(
        ReadOnlySpan<float> dOutput, RecurrentState? dStateOut, Workspace workspace, Span<float> gradients,
        Span<float> dInput, RecurrentState? dStateIn, bool accumulate = false);
}
