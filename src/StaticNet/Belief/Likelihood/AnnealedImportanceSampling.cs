using System.Numerics.Tensors;
using StaticNet.Kernels;

namespace StaticNet.Belief;

/// <summary>
/// Estimates log Z of a machine with Bernoulli hidden units: each run starts at a machine A without weights, whose Z is
/// known, and goes through the distributions <c>p_b(v)</c> between it and the one in question,
/// <c>log p*_b(v) = (1 - b) a_A v + b a v + the sum of log(1 + e^(b x))</c> with hidden units' inputs x, with one step
/// of Gibbs sampling at each. The mean of the products of p*_b(v) / p*_b'(v) is Z / Z_A.
/// Sources: Neal, Annealed importance sampling, Statistics and Computing 11 (2001); Salakhutdinov and Murray, On the
/// quantitative analysis of deep belief networks, ICML 2008.
/// </summary>
internal sealed class AnnealedImportanceSampling
{
    private readonly LikelihoodOptions _options;
    private readonly UnitRows _visible;
    private readonly UnitRows _visibleMeans;
    private readonly UnitRows _inputs;
    private readonly UnitRows _hiddenMeans;
    private readonly UnitRows _hidden;
    private readonly UnitRows? _labels;
    private readonly UnitRows? _labelMeans;
    private readonly float[] _labelBias;
    private readonly float[] _baseBias;
    private readonly float[] _visibleBias;
    private readonly float[] _hiddenBias;

    /// <summary>Prepares runs.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="means">The means of the visible units over the data, which those of machine A are.</param>
    /// <param name="options">How many runs and temperatures.</param>
    public AnnealedImportanceSampling(RbmDefinition machine, ReadOnlySpan<float> means, LikelihoodOptions options)
    {
        _options = options;
        _visible = new UnitRows(options.Runs, machine.Visible);
        _visibleMeans = new UnitRows(options.Runs, machine.Visible);
        _inputs = new UnitRows(options.Runs, machine.Hidden);
        _hiddenMeans = new UnitRows(options.Runs, machine.Hidden);
        _hidden = new UnitRows(options.Runs, machine.Hidden);
        if (machine.Labels > 0)
        {
            _labels = new UnitRows(options.Runs, machine.Labels);
            _labelMeans = new UnitRows(options.Runs, machine.Labels);
        }
        _labelBias = new float[machine.Labels];
        _baseBias = new float[machine.Visible];
        _visibleBias = new float[machine.Visible];
        _hiddenBias = new float[machine.Hidden];
        for (int i = 0; i < means.Length; i++)
            _baseBias[i] = BaseBias(machine.VisibleUnits, means[i]);
    }

    /// <summary>Runs it.</summary>
    /// <returns>The logarithm of each run's estimate of Z.</returns>
    public double[] Run(Machine machine, CancellationToken cancellation)
    {
        double[] logs = new double[_options.Runs];
        Array.Fill(logs, LogBasePartition(machine.Definition));
        Sample(machine, 0, 0);
        int last = _options.Temperatures - 1;
        for (int step = 1; step <= last; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            double before = Inverse(step - 1), inverse = Inverse(step);
            machine.HiddenInputs(new Conditional(_options.Runs, _inputs), _visible, _labels);
            for (int run = 0; run < logs.Length; run++)
                logs[run] += LogUnnormalized(machine, run, inverse) - LogUnnormalized(machine, run, before);
            if (step < last)
                Sample(machine, step, (float)inverse);
            if (step % 100 == 0)
                _options.Progress?.Report((double)step / last);
        }
        return logs;
    }

    // Half of the inverse temperatures up to 0.8, half above, where the distribution changes most.
    private double Inverse(int step)
    {
        double part = (double)step / (_options.Temperatures - 1);
        return part < 0.5 ? 1.6 * part : 0.8 + 0.4 * (part - 0.5);
    }

    // One step of Gibbs sampling at an inverse temperature; at 0, where hidden units do not matter, independent ones.
    private void Sample(Machine machine, int step, float inverse)
    {
        ulong key = CounterRandom.Combine(_options.Seed, (ulong)step);
        TensorPrimitives.Multiply(machine.HiddenBias, inverse, _hiddenBias);
        TensorPrimitives.Multiply(_baseBias, 1 - inverse, _visibleBias);
        TensorPrimitives.MultiplyAdd(machine.VisibleBias, inverse, _visibleBias, _visibleBias);
        machine.Hidden(
            new Conditional(_options.Runs, _hiddenMeans)
            {
                Samples = _hidden,
                Key = CounterRandom.Combine(key, 1),
                Scale = inverse,
                Bias = _hiddenBias,
            },
            _visible, _labels);
        machine.Visible(
            new Conditional(_options.Runs, _visibleMeans)
            {
                Samples = _visible,
                Key = CounterRandom.Combine(key, 2),
                Scale = inverse,
                Bias = _visibleBias,
            },
            _hidden);
        if (_labels is not null)
            SampleLabels(machine, CounterRandom.Combine(key, 3), inverse);
    }

    // Those of machine A are all equally likely.
    private void SampleLabels(Machine machine, ulong key, float inverse)
    {
        TensorPrimitives.Multiply(machine.LabelBias, inverse, _labelBias);
        machine.Labels(
            new Conditional(_options.Runs, _labelMeans!)
            {
                Samples = _labels,
                Key = key,
                Scale = inverse,
                Bias = _labelBias,
            },
            _hidden);
    }

    private double LogUnnormalized(Machine machine, int run, double inverse)
    {
        ReadOnlySpan<float> visible = _visible[run];
        RbmDefinition definition = machine.Definition;
        double ofBase = OfVisible(definition.VisibleUnits, visible, _baseBias);
        double ofMachine = OfVisible(definition.VisibleUnits, visible, machine.VisibleBias);
        if (_labels is not null)
            ofMachine += TensorPrimitives.Dot(_labels[run], machine.LabelBias);
        return (1 - inverse) * ofBase + inverse * ofMachine
            + SoftplusSum.Of(_inputs[run], (float)inverse);
    }

    private static double OfVisible(VisibleUnits units, ReadOnlySpan<float> visible, ReadOnlySpan<float> bias)
    {
        if (units != VisibleUnits.Gaussian)
            return TensorPrimitives.Dot(visible, bias);
        double distance = TensorPrimitives.Distance(visible, bias);
        return -distance * distance / 2;
    }

    private double LogBasePartition(RbmDefinition machine)
    {
        double sum = machine.Hidden * Math.Log(2) + Math.Log(Math.Max(1, machine.Labels));
        if (machine.VisibleUnits == VisibleUnits.Gaussian)
            return sum + machine.Visible * Math.Log(2 * Math.PI) / 2;
        if (machine.VisibleUnits == VisibleUnits.Bernoulli)
            return sum + SoftplusSum.Of(_baseBias);
        int size = machine.Visible / machine.Groups;
        for (int group = 0; group < machine.Groups; group++)
        {
            double states = 0;
            foreach (float bias in _baseBias.AsSpan(group * size, size))
                states += Math.Exp(bias);
            sum += Math.Log(states);
        }
        return sum;
    }

    // Smoothed, so that no unit is certain.
    private static float BaseBias(VisibleUnits units, float mean) => units switch
    {
        VisibleUnits.Gaussian => mean,
        VisibleUnits.Bernoulli => MathF.Log((mean + 0.01f) / (1.01f - mean)),
        _ => MathF.Log(mean + 0.01f),
    };
}
