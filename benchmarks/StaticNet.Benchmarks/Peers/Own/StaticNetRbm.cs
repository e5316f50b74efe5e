using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Peers.Own;

/// <summary>Contrastive divergence by this library.</summary>
internal sealed class StaticNetRbm : IContestant
{
    private readonly RbmData _data;
    private readonly PixelMachine _network = new(seed: 1);
    private readonly RbmTrainer<PixelMachine> _trainer;

    /// <summary>Prepares the machine.</summary>
    /// <param name="name">The contestant's name.</param>
    /// <param name="data">The data and the weight to start with.</param>
    /// <param name="threads">How many threads an update may use.</param>
    public StaticNetRbm(string name, RbmData data, int threads)
    {
        (Name, _data) = (name, data);
        RbmOptions options = new()
        {
            LearningRate = RbmTraining.LearningRate,
            WeightDecay = RbmTraining.WeightDecay,
        };
        _trainer = new(_network, options: options, batchSize: RbmTraining.BatchSize, threads: threads);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, float[]> Check()
    {
        Restore();
        for (int update = 0; update < RbmData.CheckedUpdates; update++)
            Step(0);
        float[] first = _data.Input[..(RbmTraining.BatchSize * RbmTraining.Visible)];
        float[] again = _network.Reconstruct(first);
        double error = first.Zip(again, (value, mean) => (value - mean) * (double)(value - mean)).Average();
        return new Dictionary<string, float[]> { ["reconstruction error"] = [(float)error] };
    }

    /// <summary>
    /// Restores the parameters. The trainer keeps its velocities, which ten updates forget: a new one for each turn would
    /// have the first touch of its memory timed.
    /// </summary>
    public void Restore()
    {
        _network.Parameters.Clear();
        for (int hidden = 0; hidden < RbmTraining.Hidden; hidden++)
        {
            for (int visible = 0; visible < RbmTraining.Visible; visible++)
                _network.Rbm1.Weight[hidden, visible] = _data.Weight[hidden * RbmTraining.Visible + visible];
        }
    }

    /// <inheritdoc/>
    public void Run(int iterations)
    {
        for (int i = 0; i < iterations; i++)
        {
            for (int start = 0; start < _data.Input.Length; start += RbmTraining.BatchSize * RbmTraining.Visible)
                Step(start);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Step(int start) => _trainer.Step(
        _data.Input.AsSpan(start, RbmTraining.BatchSize * RbmTraining.Visible), momentum: RbmTraining.Momentum);
}
