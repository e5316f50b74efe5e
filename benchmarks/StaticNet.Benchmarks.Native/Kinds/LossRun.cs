namespace StaticNet.Benchmarks.Kinds;

/// <summary>A loss and all gradients of a network that does little else.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
internal sealed class LossRun<TNetwork> : KindRun
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private const int Samples = 64;

    private readonly TNetwork _network = TNetwork.Create(seed: 1);
    private readonly Workspace _workspace = new(Samples);
    private readonly AlignedBuffer _input, _gradients;
    private readonly int[] _classes = new int[Samples];
    private readonly float[] _values;

    /// <summary>Prepares network and memory. The class of all samples is 0, and all values are 1.</summary>
    public LossRun()
    {
        _input = KindData.Buffer(Samples * TNetwork.InputSize);
        _gradients = new AlignedBuffer(_network.Parameters.Length);
        _values = new float[Samples * TNetwork.TargetSize];
        _values.AsSpan().Fill(1);
    }

    /// <inheritdoc/>
    protected override AlignedBuffer Result => _gradients;

    /// <inheritdoc/>
    protected override void Run()
    {
        if (TNetwork.TargetKinds.HasFlag(TargetKinds.ClassIndices))
            _network.LossAndGradients(_input, _classes, _workspace, _gradients);
        else
            _network.LossAndGradients(_input, _values, _workspace, _gradients);
    }
}
