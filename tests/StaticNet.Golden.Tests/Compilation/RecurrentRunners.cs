namespace StaticNet.Golden.Tests.Compilation;

/// <summary>What any recurrent network does besides, behind a type that a test can name.</summary>
/// <typeparam name="TInput"><c>float</c> for values, <c>int</c> for tokens.</typeparam>
internal interface IRecurrentRunner<TInput>
    where TInput : unmanaged
{
    RecurrentState CreateState(int streams);

    void Predict(ReadOnlySpan<TInput> input, Span<float> output, int sequences);

    void Predict(ReadOnlySpan<TInput> input, RecurrentState state, Span<float> output);

    void Step(ReadOnlySpan<TInput> input, RecurrentState state, Span<float> output);

    ReadOnlySpan<float> Forward(
        ReadOnlySpan<TInput> input, RecurrentState? state, Workspace workspace, bool training,
        ReadOnlySpan<int> lengths = default);

    void Backward(
        ReadOnlySpan<float> dOutput, RecurrentState? dStateOut, Workspace workspace, Span<float> gradients,
        Span<float> dInput, RecurrentState? dStateIn, bool accumulate = false);
}

/// <summary>A recurrent network with a loss.</summary>
/// <typeparam name="TInput"><c>float</c> for values, <c>int</c> for tokens.</typeparam>
internal interface ITrainableRecurrentRunner<TInput> : IRecurrentRunner<TInput>
    where TInput : unmanaged
{
    float Loss(
        ReadOnlySpan<TInput> input, Targets targets, RecurrentState? state, Workspace workspace,
        Span<float> output = default, ReadOnlySpan<int> lengths = default);

    float LossAndGradients(
        ReadOnlySpan<TInput> input, Targets targets, RecurrentState? state, Workspace workspace, Span<float> gradients,
        ReadOnlySpan<int> lengths = default);
}

/// <summary>A recurrent network without a loss.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
/// <typeparam name="TInput"><c>float</c> for values, <c>int</c> for tokens.</typeparam>
/// <param name="seed">The seed of its parameters.</param>
internal sealed class RecurrentRunner<TNetwork, TInput>(long seed)
    : NetworkRunner<TNetwork>(seed), IRecurrentRunner<TInput>
    where TNetwork : class, IRecurrentNetwork<TNetwork, TInput>
    where TInput : unmanaged
{
    public RecurrentState CreateState(int streams) => TNetwork.CreateState(streams);

    public void Predict(ReadOnlySpan<TInput> input, Span<float> output, int sequences)
        => Network.Predict(input, output, sequences);

    public void Predict(ReadOnlySpan<TInput> input, RecurrentState state, Span<float> output)
        => Network.Predict(input, state, output);

    public void Step(ReadOnlySpan<TInput> input, RecurrentState state, Span<float> output)
        => Network.Step(input, state, output);

    public ReadOnlySpan<float> Forward(
        ReadOnlySpan<TInput> input, RecurrentState? state, Workspace workspace, bool training,
        ReadOnlySpan<int> lengths)
        => Network.Forward(input, state, workspace, training, lengths);

    public void Backward(
        ReadOnlySpan<float> dOutput, RecurrentState? dStateOut, Workspace workspace, Span<float> gradients,
        Span<float> dInput, RecurrentState? dStateIn, bool accumulate)
        => Network.Backward(dOutput, dStateOut, workspace, gradients, dInput, dStateIn, accumulate);
}

/// <summary>A recurrent network with a loss.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
/// <typeparam name="TInput"><c>float</c> for values, <c>int</c> for tokens.</typeparam>
/// <param name="seed">The seed of its parameters.</param>
internal sealed class TrainableRecurrentRunner<TNetwork, TInput>(long seed)
    : TrainableRunner<TNetwork>(seed), ITrainableRecurrentRunner<TInput>
    where TNetwork : class, ITrainableRecurrentNetwork<TNetwork, TInput>
    where TInput : unmanaged
{
    public RecurrentState CreateState(int streams) => TNetwork.CreateState(streams);

    public void Predict(ReadOnlySpan<TInput> input, Span<float> output, int sequences)
        => Network.Predict(input, output, sequences);

    public void Predict(ReadOnlySpan<TInput> input, RecurrentState state, Span<float> output)
        => Network.Predict(input, state, output);

    public void Step(ReadOnlySpan<TInput> input, RecurrentState state, Span<float> output)
        => Network.Step(input, state, output);

    public ReadOnlySpan<float> Forward(
        ReadOnlySpan<TInput> input, RecurrentState? state, Workspace workspace, bool training,
        ReadOnlySpan<int> lengths)
        => Network.Forward(input, state, workspace, training, lengths);

    public void Backward(
        ReadOnlySpan<float> dOutput, RecurrentState? dStateOut, Workspace workspace, Span<float> gradients,
        Span<float> dInput, RecurrentState? dStateIn, bool accumulate)
        => Network.Backward(dOutput, dStateOut, workspace, gradients, dInput, dStateIn, accumulate);

    public float Loss(
        ReadOnlySpan<TInput> input, Targets targets, RecurrentState? state, Workspace workspace, Span<float> output,
        ReadOnlySpan<int> lengths)
        => targets.AreIndices
            ? Network.Loss(input, targets.Indices, state, workspace, output, lengths)
            : Network.Loss(input, targets.Values, state, workspace, output, lengths);

    public float LossAndGradients(
        ReadOnlySpan<TInput> input, Targets targets, RecurrentState? state, Workspace workspace, Span<float> gradients,
        ReadOnlySpan<int> lengths)
        => targets.AreIndices
            ? Network.LossAndGradients(input, targets.Indices, state, workspace, gradients, lengths)
            : Network.LossAndGradients(input, targets.Values, state, workspace, gradients, lengths);
}
