using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Kernels;
using StaticNet.Threading;

namespace StaticNet.Belief;

/// <summary>
/// One restricted Boltzmann machine over the memory of its network: each side's distribution given the other. Where a
/// row's numbers are drawn by a key, they depend on it and the number of the row alone.
/// </summary>
internal readonly ref struct Machine
{
    private readonly Span<float> _parameters;
    private readonly Span<float> _buffers;
    private readonly int _threads;
    private readonly bool _isTied;

    public Machine(
        RbmDefinition definition, Span<float> parameters, Span<float> buffers, int threads, bool isTied = false)
    {
        Definition = definition;
        _isTied = isTied || definition.GenerativeWeightOffset < 0;
        _parameters = parameters;
        _buffers = buffers;
        _threads = threads;
    }

    /// <summary>A machine of a network.</summary>
    public static Machine Of<TNetwork>(TNetwork network, int index, int threads)
        where TNetwork : class, IDeepBeliefNetwork<TNetwork>
        => new(TNetwork.Rbms[index], network.Parameters, network.Buffers, threads);

    public RbmDefinition Definition { get; }

    /// <summary>The machine with one weight for both directions.</summary>
    public Machine Tied() => new(Definition, _parameters, _buffers, _threads, isTied: true);

    public Span<float> Weight => _parameters.Slice(Definition.WeightOffset, Definition.Visible * Definition.Stride);

    public Span<float> HiddenBias => _parameters.Slice(Definition.HiddenBiasOffset, Definition.Hidden);

    public Span<float> VisibleBias => _parameters.Slice(Definition.VisibleBiasOffset, Definition.Visible);

    public Span<float> LabelWeight
        => _parameters.Slice(Definition.LabelWeightOffset, Definition.Labels * Definition.Stride);

    public Span<float> LabelBias => _parameters.Slice(Definition.LabelBiasOffset, Definition.Labels);

    /// <summary>Whether it generates by a weight apart from the one by which it recognises.</summary>
    public bool HasGenerativeWeight => !_isTied;

    /// <summary>The weight by which it generates.</summary>
    public Span<float> GenerativeWeight => _isTied
        ? Weight
        : _buffers.Slice(Definition.GenerativeWeightOffset, Definition.Visible * Definition.Stride);

    /// <summary>The hidden units given the visible ones.</summary>
    public void Hidden(in Conditional given, UnitRows visible, UnitRows? labels = null)
    {
        UnitTerm first = Term(in given, visible, Weight, isDownward: false);
        UnitTerm second = labels is null ? default : Term(in given, labels, LabelWeight, isDownward: false);
        Span<float> bias = HiddenBias;
        switch (Definition.HiddenUnits)
        {
            case HiddenUnits.Bernoulli:
                Run<BernoulliUnits>(in given, in first, in second, bias);
                break;
            case HiddenUnits.Gaussian:
                Run<GaussianUnits>(in given, in first, in second, bias);
                break;
            default:
                Run<RectifiedUnits>(in given, in first, in second, bias);
                break;
        }
    }

    /// <summary>The hidden units' inputs, <c>bias + v W^T</c>, in place of their means.</summary>
    public void HiddenInputs(in Conditional given, UnitRows visible, UnitRows? labels = null)
    {
        UnitTerm first = Term(in given, visible, Weight, isDownward: false);
        UnitTerm second = labels is null ? default : Term(in given, labels, LabelWeight, isDownward: false);
        Run<GaussianUnits>(in given, in first, in second, HiddenBias);
    }

    /// <summary>The visible units given the hidden ones.</summary>
    public void Visible(in Conditional given, UnitRows hidden)
    {
        UnitTerm term = Term(in given, hidden, GenerativeWeight, isDownward: true);
        Span<float> bias = VisibleBias;
        switch (Definition.VisibleUnits)
        {
            case VisibleUnits.Bernoulli:
                Run<BernoulliUnits>(in given, in term, default, bias);
                break;
            case VisibleUnits.Gaussian:
                Run<GaussianUnits>(in given, in term, default, bias);
                break;
            default:
                Run<GaussianUnits>(given.WithoutSamples(), in term, default, bias);
                RunGroups(in given, Definition.Groups, Definition.Visible / Definition.Groups);
                break;
        }
    }

    /// <summary>The labels given the hidden units.</summary>
    public void Labels(in Conditional given, UnitRows hidden)
    {
        UnitTerm term = Term(in given, hidden, LabelWeight, isDownward: true);
        Run<GaussianUnits>(given.WithoutSamples(), in term, default, LabelBias);
        RunGroups(in given, 1, Definition.Labels);
    }

    private UnitTerm Term(in Conditional given, UnitRows values, ReadOnlySpan<float> weight, bool isDownward) => new()
    {
        Values = ref values.Start(given.SourceRow),
        ValueStride = (nuint)values.Stride,
        Depth = values.Units,
        Weight = ref MemoryMarshal.GetReference(weight),
        WeightStride = (nuint)Definition.Stride,
        IsDownward = isDownward,
    };

    private void Run<TUnits>(in Conditional given, in UnitTerm first, in UnitTerm second, ReadOnlySpan<float> bias)
        where TUnits : struct, IUnits
    {
        UnitJob<TUnits> job = new()
        {
            Rows = given.Rows,
            Units = given.Means.Units,
            First = first,
            Second = second,
            Bias = ref MemoryMarshal.GetReference(given.Bias.IsEmpty ? bias : given.Bias),
            Scale = given.Scale,
            RowScales = ref ShapeGuard.ReferenceOrNull(given.RowScales),
            Means = ref given.Means.Start(given.TargetRow),
            MeanStride = (nuint)given.Means.Stride,
            Samples = ref SamplesOf(in given),
            SampleStride = (nuint)(given.Samples?.Stride ?? 0),
            Random = new CounterRandom(given.Key),
            FirstRow = given.FirstNumber,
        };
        WorkerTeam.Run(ref job, 0, job.Parts, _threads);
    }

    private void RunGroups(in Conditional given, int groups, int size)
    {
        SoftmaxUnits job = new()
        {
            GroupSize = size,
            Groups = groups,
            Means = ref given.Means.Start(given.TargetRow),
            MeanStride = (nuint)given.Means.Stride,
            Samples = ref SamplesOf(in given),
            SampleStride = (nuint)(given.Samples?.Stride ?? 0),
            Random = new CounterRandom(given.Key),
            FirstRow = given.FirstNumber,
        };
        WorkerTeam.Run(ref job, 0, given.Rows, _threads);
    }

    private static ref float SamplesOf(in Conditional given)
    {
        if (given.Samples is { } samples)
            return ref samples.Start(given.SampleRow);
        return ref Unsafe.NullRef<float>();
    }
}
