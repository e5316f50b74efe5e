using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace StaticNet;

/// <summary>
/// A compiled network whose members take its own class of states. What takes any state, for code over all networks,
/// calls them.
/// </summary>
/// <typeparam name="TSelf">The network's class.</typeparam>
/// <typeparam name="TInput"><c>float</c> for values, <c>int</c> for tokens.</typeparam>
/// <typeparam name="TState">The class of the network's states.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRecurrentNetwork<TSelf, TInput, TState> : IRecurrentNetwork<TSelf, TInput>
    where TSelf : class, IRecurrentNetwork<TSelf, TInput, TState>
    where TInput : unmanaged
    where TState : RecurrentState
{
    /// <inheritdoc cref="IRecurrentNetwork{TSelf, TInput}.Predict(ReadOnlySpan{TInput}, RecurrentState, Span{float})"/>
    void Predict(ReadOnlySpan<TInput> input, TState state, Span<float> output);

    /// <inheritdoc cref="IRecurrentNetwork{TSelf, TInput}.Step(ReadOnlySpan{TInput}, RecurrentState, Span{float})"/>
    void Step(ReadOnlySpan<TInput> input, TState state, Span<float> output);

    /// <inheritdoc cref="IRecurrentNetwork{TSelf, TInput}.Forward(ReadOnlySpan{TInput}, RecurrentState, Workspace, bool, ReadOnlySpan{int})"/>
    ReadOnlySpan<float> Forward(
        ReadOnlySpan<TInput> input, TState? state, Workspace workspace, bool training,
        ReadOnlySpan<int> lengths = default);

    /// <inheritdoc cref="IRecurrentNetwork{TSelf, TInput}.Backward(ReadOnlySpan{float}, RecurrentState, Workspace, Span{float}, Span{float}, RecurrentState, bool)"/>
    void Backward(
        ReadOnlySpan<float> dOutput, TState? dStateOut, Workspace workspace, Span<float> gradients,
        Span<float> dInput, TState? dStateIn, bool accumulate = false);

    void IRecurrentNetwork<TSelf, TInput>.Predict(
        ReadOnlySpan<TInput> input, RecurrentState state, Span<float> output)
        => Predict(input, Own(state), output);

    void IRecurrentNetwork<TSelf, TInput>.Step(ReadOnlySpan<TInput> input, RecurrentState state, Span<float> output)
        => Step(input, Own(state), output);

    ReadOnlySpan<float> IRecurrentNetwork<TSelf, TInput>.Forward(
        ReadOnlySpan<TInput> input, RecurrentState? state, Workspace workspace, bool training,
        ReadOnlySpan<int> lengths)
        => Forward(input, Own(state), workspace, training, lengths);

    void IRecurrentNetwork<TSelf, TInput>.Backward(
        ReadOnlySpan<float> dOutput, RecurrentState? dStateOut, Workspace workspace, Span<float> gradients,
        Span<float> dInput, RecurrentState? dStateIn, bool accumulate)
        => Backward(dOutput, Own(dStateOut), workspace, gradients, dInput, Own(dStateIn), accumulate);

    /// <summary>A state as one of this network.</summary>
    /// <param name="state">The state, or null.</param>
    /// <exception cref="StateMismatchException">It is another network's.</exception>
    [return: NotNullIfNotNull(nameof(state))]
    internal static TState? Own(RecurrentState? state) =>
        SequenceGuard.State<TState>(state, TSelf.Definition.Name);
}
