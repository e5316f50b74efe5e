namespace StaticNet.Golden.Tests.Compilation;

/// <summary>A network without a loss.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
/// <param name="network">The network.</param>
internal class NetworkRunner<TNetwork>(TNetwork network) : NetworkRunner
    where TNetwork : class, INetwork<TNetwork>
{
    /// <summary>Creates a network to run.</summary>
    /// <param name="seed">The seed of its parameters.</param>
    public NetworkRunner(long seed)
        : this(TNetwork.Create(seed))
    {
    }

    /// <summary>The network.</summary>
    protected TNetwork Network { get; } = network;

    public override object Instance => Network;

    public override int InputSize => TNetwork.InputSize;

    public override int OutputSize => TNetwork.OutputSize;

    public override NetworkDefinition Definition => TNetwork.Definition;

    public override Span<float> Parameters => Network.Parameters;

    public override Span<float> Buffers => Network.Buffers;

    public override NetworkRunner Freeze()
    {
        object frozen = typeof(TNetwork).GetMethod("Freeze")!.Invoke(Network, null)!;
        Type runner = typeof(NetworkRunner<>).MakeGenericType(frozen.GetType());
        return (NetworkRunner)Activator.CreateInstance(runner, frozen)!;
    }

    public override void Predict(ReadOnlySpan<float> input, Span<float> output) => Network.Predict(input, output);

    public override void Predict(ReadOnlySpan<float> input, Span<float> output, int threads)
        => Network.Predict(input, output, threads);

    public override ReadOnlySpan<float> Forward(ReadOnlySpan<float> input, Workspace workspace, bool training)
        => Network.Forward(input, workspace, training);

    public override void Backward(
        ReadOnlySpan<float> dOutput,
        Workspace workspace,
        Span<float> gradients,
        Span<float> dInput,
        bool accumulate = false)
        => Network.Backward(dOutput, workspace, gradients, dInput, accumulate);

    public override float Loss(
        ReadOnlySpan<float> input, Targets targets, Workspace workspace, Span<float> output = default)
        => throw new NotSupportedException($"{Definition.Name} has no loss.");

    public override float LossAndGradients(
        ReadOnlySpan<float> input, Targets targets, Workspace workspace, Span<float> gradients)
        => throw new NotSupportedException($"{Definition.Name} has no loss.");

    public override float Loss(
        ReadOnlySpan<float> input, in TargetBlocks targets, Workspace workspace, Span<float> output = default)
        => throw new NotSupportedException($"{Definition.Name} has no loss.");

    public override float LossAndGradients(
        ReadOnlySpan<float> input, in TargetBlocks targets, Workspace workspace, Span<float> gradients)
        => throw new NotSupportedException($"{Definition.Name} has no loss.");
}

/// <summary>A network with a loss.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
/// <param name="seed">The seed of its parameters.</param>
internal class TrainableRunner<TNetwork>(long seed) : NetworkRunner<TNetwork>(seed)
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    public override float Loss(
        ReadOnlySpan<float> input, Targets targets, Workspace workspace, Span<float> output = default)
        => targets.AreIndices
            ? Network.Loss(input, targets.Indices, workspace, output)
            : Network.Loss(input, targets.Values, workspace, output);

    public override float LossAndGradients(
        ReadOnlySpan<float> input, Targets targets, Workspace workspace, Span<float> gradients)
        => targets.AreIndices
            ? Network.LossAndGradients(input, targets.Indices, workspace, gradients)
            : Network.LossAndGradients(input, targets.Values, workspace, gradients);

    public override float Loss(
        ReadOnlySpan<float> input, in TargetBlocks targets, Workspace workspace, Span<float> output = default)
        => Network.Loss(input, in targets, workspace, output);

    public override float LossAndGradients(
        ReadOnlySpan<float> input, in TargetBlocks targets, Workspace workspace, Span<float> gradients)
        => Network.LossAndGradients(input, in targets, workspace, gradients);
}
