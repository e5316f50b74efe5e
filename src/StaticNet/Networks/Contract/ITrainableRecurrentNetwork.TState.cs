using System.ComponentModel;

namespace StaticNet;

/// <summary>
/// A compiled recurrent network with a declared loss, whose members take its own class of states. What takes any state,
/// for code over all networks, calls them.
/// </summary>
/// <typeparam name="TSelf">The network's class.</typeparam>
/// <typeparam name="TInput"><c>float</c> for values, <c>int</c> for tokens.</typeparam>
/// <typeparam name="TState">The class of the network's states.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITrainableRecurrentNetwork<TSelf, TInput, TState>
    : ITrainableRecurrentNetwork<TSelf, TInput>, IRecurrentNetwork<TSelf, TInput, TState>
    where TSelf : class, ITrainableRecurrentNetwork<TSelf, TInput, TState>
    where TInput : unmanaged
    where TState : RecurrentState
{
    /// <inheritdoc cref="ITrainableRecurrentNetwork{TSelf, TInput}.Loss(ReadOnlySpan{TInput}, ReadOnlySpan{float}, RecurrentState, Workspace, Span{float}, ReadOnlySpan{int})"/>
    float Loss(
        ReadOnlySpan<TInput> input, ReadOnlySpan<float> targets, TState? state, Workspace workspace,
        Span<float> output = default, ReadOnlySpan<int> lengths = default);

    /// <inheritdoc cref="ITrainableRecurrentNetwork{TSelf, TInput}.Loss(ReadOnlySpan{TInput}, ReadOnlySpan{int}, RecurrentState, Workspace, Span{float}, ReadOnlySpan{int})"/>
    float Loss(
        ReadOnlySpan<TInput> input, ReadOnlySpan<int> targets, TState? state, Workspace workspace,
        Span<float> output = default, ReadOnlySpan<int> lengths = default)
        => throw UnsupportedTargets.Indices<TSelf>();

    /// <inheritdoc cref="ITrainableRecurrentNetwork{TSelf, TInput}.LossAndGradients(ReadOnlySpan{TInput}, ReadOnlySpan{float}, RecurrentState, Workspace, Span{float}, ReadOnlySpan{int})"/>
    float LossAndGradients(
        ReadOnlySpan<TInput> input, ReadOnlySpan<float> targets, TState? state, Workspace workspace,
        Span<float> gradients, ReadOnlySpan<int> lengths = default);

    /// <inheritdoc cref="ITrainableRecurrentNetwork{TSelf, TInput}.LossAndGradients(ReadOnlySpan{TInput}, ReadOnlySpan{int}, RecurrentState, Workspace, Span{float}, ReadOnlySpan{int})"/>
    float LossAndGradients(
        ReadOnlySpan<TInput> input, ReadOnlySpan<int> targets, TState? state, Workspace workspace,
        Span<float> gradients, ReadOnlySpan<int> lengths = default)
        => throw UnsupportedTargets.Indices<TSelf>();

    float ITrainableRecurrentNetwork<TSelf, TInput>.Loss(
        ReadOnlySpan<TInput> input, ReadOnlySpan<float> targets, RecurrentState? state, Workspace workspace,
        Span<float> output, ReadOnlySpan<int> lengths)
        => Loss(input, targets, Own(state), workspace, output, lengths);

    float ITrainableRecurrentNetwork<TSelf, TInput>.Loss(
        ReadOnlySpan<TInput> input, ReadOnlySpan<int> targets, RecurrentState? state, Workspace workspace,
        Span<float> output, ReadOnlySpan<int> lengths)
        => Loss(input, targets, Own(state), workspace, output, lengths);

    float ITrainableRecurrentNetwork<TSelf, TInput>.LossAndGradients(
        ReadOnlySpan<TInput> input, ReadOnlySpan<float> targets, RecurrentState? state, Workspace workspace,
        Span<float> gradients, ReadOnlySpan<int> lengths)
        => LossAndGradients(input, targets, Own(state), workspace, gradients, lengths);

    float ITrainableRecurrentNetwork<TSelf, TInput>.LossAndGradients(
        ReadOnlySpan<TInput> input, ReadOnlySpan<int> targets, RecurrentState? state, Workspace workspace,
        Span<float> gradients, ReadOnlySpan<int> lengths)
        => LossAndGradients(input, targets, Own(state), workspace, gradients, lengths);
}
