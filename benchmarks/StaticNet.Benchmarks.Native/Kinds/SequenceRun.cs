namespace StaticNet.Benchmarks.Kinds;

/// <summary>A network's forward pass over sequences, or its forward and backward pass.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
/// <typeparam name="TInput"><c>float</c> for values, <c>int</c> for tokens.</typeparam>
internal sealed class SequenceRun<TNetwork, TInput> : KindRun
    where TNetwork : class, ISequenceNetwork<TNetwork, TInput>
    where TInput : unmanaged
{
    private const int Sequences = 8, Steps = 16;

    private readonly TNetwork _network = TNetwork.Create(seed: 1);
    private readonly TInput[] _input;
    private readonly AlignedBuffer _output, _gradients, _dOutput;
    private readonly Workspace? _workspace;

    /// <summary>Prepares network and memory.</summary>
    /// <param name="inputs">Gives so many values or tokens.</param>
    /// <param name="isTraining">Whether there is a backward pass.</param>
    public SequenceRun(Func<int, TInput[]> inputs, bool isTraining)
    {
        _input = inputs(Sequences * Steps * TNetwork.InputSize);
        _output = new AlignedBuffer(Sequences * (TNetwork.OutputHasTime ? Steps : 1) * TNetwork.OutputSize);
        _dOutput = KindData.Buffer(_output.Length);
        _gradients = new AlignedBuffer(_network.Parameters.Length);
        _workspace = isTraining ? new Workspace(Sequences, Steps) : null;
    }

    /// <inheritdoc/>
    protected override AlignedBuffer Result => _workspace is null ? _output : _gradients;

    /// <inheritdoc/>
    protected override void Run()
    {
        if (_workspace is null)
        {
            _network.Predict(_input, _output, Sequences);
            return;
        }
        _network.Forward(_input, _workspace, training: true, Sequences);
        _network.Backward(_dOutput, _workspace, _gradients, dInput: []);
    }
}
