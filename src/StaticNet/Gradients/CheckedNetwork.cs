namespace StaticNet;

/// <summary>
/// A network whose gradients are checked: functions of its parameters and inputs, always the same ones, whatever was
/// computed before. Dropout draws the same masks each time, and running statistics stay as they were.
/// </summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
internal sealed class CheckedNetwork<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly TNetwork _network;
    private readonly GradientCheckData _data;
    private readonly Workspace _workspace;
    private readonly ulong _dropoutSeed;
    private readonly float[] _parameters;
    private readonly float[] _buffers;
    private readonly float[] _gradients;
    private float[] _dOutput = [];

    public CheckedNetwork(TNetwork network, GradientCheckData data, long seed)
    {
        (_network, _data, _dropoutSeed) = (network, data, (ulong)seed);
        _workspace = new Workspace(data.Samples, data.Steps);
        _workspace.SetSequences(data.Samples);
        (_parameters, _buffers) = (network.Parameters.ToArray(), network.Buffers.ToArray());
        _gradients = new float[_parameters.Length];
    }

    public Span<float> Parameters => _network.Parameters;

    public Span<float> Input => _data.Input;

    /// <summary>The loss as in training, with as many digits as there are.</summary>
    public double Loss()
    {
        Reset();
        float loss = _network.LossAndGradients(_data.Input, _data.Blocks, _workspace, _gradients);
        double whole = _workspace.LossCount > 0
            ? _workspace.WeightedLoss
            : _workspace.TotalLoss / _workspace.LossDivisor;
        return (float)whole == loss ? whole : loss;
    }

    /// <summary>The gradients of the parameters of <see cref="Loss"/>.</summary>
    public float[] LossGradients()
    {
        Loss();
        return [.. _gradients];
    }

    /// <summary>Some function of the outputs as in training, for the gradients of inputs.</summary>
    public double Outputs()
    {
        Reset();
        ReadOnlySpan<float> outputs = _network.Forward(_data.Input, _workspace, training: true);
        if (_dOutput.Length == 0)
            _dOutput = Weights(outputs.Length);
        double sum = 0;
        for (int i = 0; i < outputs.Length; i++)
            sum += (double)_dOutput[i] * outputs[i];
        return sum;
    }

    /// <summary>The gradients of the inputs of <see cref="Outputs"/>.</summary>
    public float[] InputGradients()
    {
        Outputs();
        float[] dInput = new float[_data.Input.Length];
        _network.Backward(_dOutput, _workspace, _gradients, dInput);
        return dInput;
    }

    /// <summary>Leaves the network as it was.</summary>
    public void Restore()
    {
        _parameters.CopyTo(_network.Parameters);
        _buffers.CopyTo(_network.Buffers);
    }

    private void Reset()
    {
        _buffers.CopyTo(_network.Buffers);
        (_workspace.DropoutSeed, _workspace.DropoutStep) = (_dropoutSeed, 0);
    }

    private float[] Weights(int count)
    {
        SeededRandom random = new(_dropoutSeed + 1);
        float[] weights = new float[count];
        for (int i = 0; i < count; i++)
            weights[i] = random.NextSingle(-1, 1);
        return weights;
    }
}
