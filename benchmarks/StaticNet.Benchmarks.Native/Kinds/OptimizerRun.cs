namespace StaticNet.Benchmarks.Kinds;

/// <summary>An optimizer's steps, with the same gradients.</summary>
internal sealed class OptimizerRun(Optimizer optimizer) : KindRun
{
    private const int Count = 32 * 1024;

    private readonly AlignedBuffer _parameters = KindData.Buffer(Count), _gradients = KindData.Buffer(Count);

    /// <inheritdoc/>
    protected override AlignedBuffer Result => _parameters;

    /// <inheritdoc/>
    protected override void Run() => optimizer.Step(_parameters, _gradients);
}
