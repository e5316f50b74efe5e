using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Kernels;
using StaticNet.Threading;

namespace StaticNet.Belief;

/// <summary>
/// The update of a machine from the samples of both phases: <c>W += rate * (mean of h^T v over the data - mean over the
/// model)</c>, biases likewise, with momentum, weight decay, and optionally a target of sparsity and centred units.
/// </summary>
internal sealed class MachineUpdate
{
    // How much of the units' running means each batch is: those of sparsity and those on which units are centred.
    private const float ActivityPart = 0.1f, CenterPart = 0.01f;

    private readonly RbmOptions _options;
    private readonly AlignedBuffer _penalty;
    private readonly float[] _visibleMeans;
    private readonly float[] _labelMeans;
    private readonly float[] _hiddenGradient;
    private readonly float[] _visibleGradient;

    public MachineUpdate(RbmDefinition machine, RbmOptions options)
    {
        _options = options;
        State = new UpdateState(machine);
        _penalty = new AlignedBuffer(machine.Hidden + 2 * Panel<Simd.SimdScalar>.Width);
        _visibleMeans = new float[machine.Visible];
        _labelMeans = new float[machine.Labels];
        _hiddenGradient = new float[machine.Hidden];
        _visibleGradient = new float[Math.Max(machine.Visible, machine.Labels)];
    }

    /// <summary>What goes from one update to the next.</summary>
    public UpdateState State { get; }

    /// <summary>Changes the machine. The rows of the phase are used up.</summary>
    public void Apply(Machine machine, Phase phase, float rate, float momentum, int threads)
    {
        var step = new UpdateStep(1f / phase.DataRows, rate, momentum, (float)_options.WeightDecay, threads);
        if (_options.Centered || _options.SparsityTarget is not null)
            SignedRows.MeanOfData(phase.Visible, phase.DataRows, _visibleMeans);
        UpdateActivity(phase);
        SignedRows.NegateModel(phase);
        Centers? centers = _options.Centered ? State.Centers : null;
        centers?.Move(_visibleMeans, phase, CenterPart);

        SignedRows.Sum(phase.Hidden, phase.DataRows + phase.ModelRows, step.Scale, _hiddenGradient);
        if (_options.SparsityTarget is not null)
            TensorPrimitives.Subtract(_hiddenGradient, _penalty.Span[..machine.Definition.Hidden], _hiddenGradient);
        UpdateVisible(
            phase, phase.Visible, machine.VisibleBias, machine.Weight, State.VisibleBias, State.Weight,
            centers?.Visible, centers, _visibleMeans, in step);
        if (phase.Labels is { } labels)
        {
            if (_options.SparsityTarget is not null)
                SignedRows.MeanOfData(labels, phase.DataRows, _labelMeans);
            UpdateVisible(
                phase, labels, machine.LabelBias, machine.LabelWeight, State.LabelBias, State.LabelWeight, null,
                centers, _labelMeans, in step);
        }
        step.Move(_hiddenGradient, State.HiddenBias, machine.HiddenBias);
    }

    // One group of visible units: their biases, and their weight.
    private void UpdateVisible(
        Phase phase, UnitRows visible, Span<float> bias, Span<float> weight, float[] biasVelocity,
        AlignedBuffer weightVelocity, float[]? visibleCenter, Centers? centers, float[] means, in UpdateStep step)
    {
        Span<float> gradient = _visibleGradient.AsSpan(0, visible.Units);
        SignedRows.SumOfVisible(visible, phase, step.Scale, gradient);
        centers?.Correct(phase, visible, visibleCenter, step.Scale, gradient, _hiddenGradient);
        WeightUpdateJob job = new()
        {
            Rows = phase.DataRows + phase.ModelRows,
            Visible = ref visible.Start(0),
            VisibleStride = (nuint)visible.Stride,
            VisibleUnits = visible.Units,
            Hidden = ref phase.Hidden.Start(0),
            HiddenStride = (nuint)phase.Hidden.Stride,
            HiddenUnits = phase.Hidden.Units,
            Weight = ref MemoryMarshal.GetReference(weight),
            Velocity = ref weightVelocity.Reference,
            WeightStride = (nuint)(weight.Length / visible.Units),
            VisibleMeans = ref _options.SparsityTarget is null
                ? ref Unsafe.NullRef<float>()
                : ref MemoryMarshal.GetArrayDataReference(means),
            Penalty = ref _penalty.Reference,
            Scale = step.Scale,
            Rate = step.Rate,
            Momentum = step.Momentum,
            Decay = step.Decay,
        };
        WorkerTeam.Run(ref job, 0, job.Parts, step.Threads);
        step.Move(gradient, biasVelocity, bias);
    }

    // What is too much of each hidden unit: how far its running mean is from the target.
    private void UpdateActivity(Phase phase)
    {
        if (_options.SparsityTarget is not { } target)
            return;
        Span<float> activity = State.Activity, penalty = _penalty.Span[..activity.Length];
        SignedRows.MeanOfData(phase.Hidden, phase.DataRows, penalty);
        for (int j = 0; j < activity.Length; j++)
        {
            activity[j] += ActivityPart * (penalty[j] - activity[j]);
            penalty[j] = (float)_options.SparsityCost * (activity[j] - (float)target);
        }
    }
}
