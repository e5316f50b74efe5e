using System.Diagnostics;
using StaticNet.Kernels;
using StaticNet.Training;

namespace StaticNet.Belief;

/// <summary>
/// The contrastive wake-sleep algorithm. Wake: hidden units are drawn upwards, and the weights for generating learn to
/// produce each level from the one above. The top machine learns by contrastive divergence. Sleep: from where its chain
/// ended units are drawn downwards, and the weights for recognising learn to find each level from the one below.
/// Source: Hinton, Osindero and Teh, Neural Computation 18 (2006), appendix B.
/// </summary>
internal sealed class UpDownRun<TNetwork>
    where TNetwork : class, IDeepBeliefNetwork<TNetwork>
{
    private readonly TNetwork _network;
    private readonly Dataset _data;
    private readonly UpDownOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly UpDownLayer[] _layers;
    private readonly Phase _phase;
    private readonly ContrastivePhase _negative;
    private readonly MachineUpdate _update;
    private readonly UnitRows _input;
    private readonly UnitRows _dream;
    private long _lastReport;

    public UpDownRun(TNetwork network, Dataset data, UpDownOptions options, CancellationToken cancellation)
    {
        (_network, _data, _options, _cancellation) = (network, data, options, cancellation);
        RbmDefinition top = TNetwork.Rbms[^1];
        RbmOptions learning = new() { GibbsSteps = options.GibbsSteps, SampleVisible = true, WeightDecay = 0 };
        _layers = [.. TNetwork.Rbms[..^1].Select(machine => new UpDownLayer(machine, options.BatchSize))];
        _negative = new ContrastivePhase(top, learning, options.BatchSize);
        _phase = new Phase(top, options.BatchSize, _negative.MostRows);
        _update = new MachineUpdate(top, learning);
        _input = new UnitRows(options.BatchSize, TNetwork.Rbms[0].Visible);
        _dream = new UnitRows(options.BatchSize, top.Visible);
    }

    public PretrainHistory Run()
    {
        int[] samples = SampleOrder.All(_data.Count), order = SampleOrder.All(_data.Count);
        MachineData data = new(_data, null, TNetwork.Rbms[0].Visible);
        List<PretrainEpoch> results = [];
        long updates = 0;
        for (int epoch = 0; epoch < _options.Epochs; epoch++)
        {
            long start = Stopwatch.GetTimestamp();
            SampleOrder.Shuffle(samples, order, _options.Seed, epoch);
            Report(epoch, 0);
            for (int step = 0; step < StepsPerEpoch; step++)
            {
                _cancellation.ThrowIfCancellationRequested();
                int first = step * _options.BatchSize;
                Step(data, order.AsSpan(first, Math.Min(_options.BatchSize, _data.Count - first)), updates++);
                if (Stopwatch.GetElapsedTime(_lastReport) >= _options.ProgressInterval)
                    Report(epoch, step + 1);
            }
            double error = Monitoring.ReconstructionError(Belief.Machine.Of(_network, 0, _options.Threads), data);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            results.Add(new PretrainEpoch("up-down", epoch + 1, error, null, _options.LearningRate, seconds));
            Report(epoch, StepsPerEpoch, results[^1]);
        }
        return new PretrainHistory(results, updates);
    }

    private int StepsPerEpoch => (_data.Count + _options.BatchSize - 1) / _options.BatchSize;

    private void Step(MachineData data, ReadOnlySpan<int> samples, long update)
    {
        ulong key = CounterRandom.Combine(CounterRandom.Combine(_options.Seed, 7), (ulong)update);
        int rows = samples.Length;
        data.Read(samples, _input, _phase.Labels);
        UnitRows level = _input;
        for (int index = 0; index < _layers.Length; index++)
        {
            _layers[index].Wake(MachineOf(index), level, rows, CounterRandom.Combine(key, (ulong)index));
            level = _layers[index].Hidden;
        }
        LearnTop(level, rows, CounterRandom.Combine(key, 100));
        for (int index = _layers.Length - 1; index >= 0; index--)
        {
            UnitRows above = index == _layers.Length - 1 ? _dream : _layers[index + 1].Dream;
            _layers[index].Sleep(MachineOf(index), above, rows, CounterRandom.Combine(key, 200 + (ulong)index));
        }
        for (int index = 0; index < _layers.Length; index++)
        {
            UpDownLayer layer = _layers[index];
            UnitRows below = index == 0 ? _input : _layers[index - 1].Hidden;
            layer.Learn(MachineOf(index), below, rows, (float)_options.LearningRate, _options.Threads);
        }
    }

    // Keeps where the chain ended, from which the network dreams.
    private void LearnTop(UnitRows level, int rows, ulong key)
    {
        Machine machine = MachineOf(_layers.Length);
        _phase.DataRows = rows;
        for (int row = 0; row < rows; row++)
            level[row].CopyTo(_phase.Visible[row]);
        machine.Hidden(
            new Conditional(rows, _phase.Hidden) { Samples = _phase.Drawn, Key = CounterRandom.Combine(key, 1) },
            _phase.Visible, _phase.Labels);
        _negative.Run(machine, _phase, CounterRandom.Combine(key, 2));
        for (int row = 0; row < rows; row++)
            _phase.Visible[rows + row].CopyTo(_dream[row]);
        _update.Apply(machine, _phase, (float)_options.LearningRate, momentum: 0, _options.Threads);
    }

    private Machine MachineOf(int index) => Belief.Machine.Of(_network, index, _options.Threads);

    private void Report(int epoch, int step, PretrainEpoch? result = null)
    {
        _lastReport = Stopwatch.GetTimestamp();
        _options.Progress?.Report(
            new PretrainProgress("up-down", 1, 1, epoch + 1, _options.Epochs, step, StepsPerEpoch, result));
    }
}
