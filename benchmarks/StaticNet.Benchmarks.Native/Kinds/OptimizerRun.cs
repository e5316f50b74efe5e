namespace StaticNet.Benchmarks.Kinds;

/// <summary>An optimizer's steps for one network, with the same gradients.</summary>
/// <param name="network">The network's definition.</param>
/// <param name="optimizer">The optimizer.</param>
internal sealed class OptimizerRun(NetworkDefinition network, Optimizer optimizer) : KindRun
{
    private readonly AlignedBuffer _parameters = KindData.Buffer(network.ParameterLength),
        _gradients = KindData.Buffer(network.ParameterLength);

    /// <inheritdoc/>
    protected override AlignedBuffer Result => _parameters;

    /// <inheritdoc/>
    protected override void Run() => optimizer.Step(_parameters, _gradients);
}
