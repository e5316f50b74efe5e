namespace StaticNet.Benchmarks.Kinds;

/// <summary>A network's forward pass, or its forward and backward pass with the gradients of the inputs.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
internal sealed class LayerRun<TNetwork> : KindRun
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly TNetwork _network = TNetwork.Create(seed: 1);
    private readonly AlignedBuffer _input, _output, _gradients, _dOutput, _dInput;
    private readonly Workspace? _workspace;

    /// <summary>Prepares network and memory.</summary>
    /// <param name="samples">The number of samples.</param>
    /// <param name="isTraining">Whether there is a backward pass.</param>
    public LayerRun(int samples, bool isTraining)
    {
        _input = KindData.Buffer(samples * TNetwork.InputSize);
        _output = new AlignedBuffer(samples * TNetwork.OutputSize);
        _dOutput = KindData.Buffer(_output.Length);
        _dInput = new AlignedBuffer(_input.Length);
        _gradients = new AlignedBuffer(_network.Parameters.Length);
        _workspace = isTraining ? new Workspace(samples) : null;
    }

    /// <inheritdoc/>
    protected override AlignedBuffer Result => _workspace is null ? _output : _dInput;

    /// <inheritdoc/>
    protected override void Run()
    {
        if (_workspace is null)
        {
            _network.Predict(_input, _output);
            return;
        }
        _network.Forward(_input, _workspace, training: true);
        _network.Backward(_dOutput, _workspace, _gradients, _dInput);
    }
}
