using StaticNet.Belief;

namespace StaticNet.Tests.Belief;

/// <summary>A machine small enough to enumerate, over memory of its own, with random parameters.</summary>
internal sealed class SmallMachine
{
    private readonly AlignedBuffer _parameters;

    public SmallMachine(
        int visible, int hidden, VisibleUnits visibleUnits = VisibleUnits.Bernoulli,
        HiddenUnits hiddenUnits = HiddenUnits.Bernoulli, int groups = 0, int labels = 0, double deviation = 1,
        int seed = 1)
    {
        int stride = (hidden + 15) / 16 * 16, weights = visible * stride, labelWeights = labels * stride;
        int biases = weights + labelWeights;
        Definition = new RbmDefinition("rbm1", visible, hidden, stride, 0, biases, biases + stride)
        {
            VisibleUnits = visibleUnits,
            HiddenUnits = hiddenUnits,
            Groups = groups,
            Labels = labels,
            LabelWeightOffset = labels > 0 ? weights : -1,
            LabelBiasOffset = labels > 0 ? biases + stride + visible : -1,
        };
        _parameters = new AlignedBuffer(biases + stride + visible + labels);
        var random = new SeededRandom((ulong)seed);
        for (int i = 0; i < visible; i++)
            Fill(Machine.Weight.Slice(i * stride, hidden));
        for (int i = 0; i < labels; i++)
            Fill(Machine.LabelWeight.Slice(i * stride, hidden));
        Fill(Machine.HiddenBias);
        Fill(Machine.VisibleBias);
        if (labels > 0)
            Fill(Machine.LabelBias);

        void Fill(Span<float> values)
        {
            foreach (ref float value in values)
                value = (float)(deviation * 1.7 * random.NextSingle(-1, 1));
        }
    }

    public RbmDefinition Definition { get; }

    public Machine Machine => WithThreads(1);

    public Span<float> Parameters => _parameters.Span;

    // Weights come first. States are enumerated by millions: a machine for each weight would take most of it.
    public double W(int visible, int hidden) => _parameters.Span[visible * Definition.Stride + hidden];

    public Machine WithThreads(int threads) => new(Definition, _parameters.Span, default, threads);

    /// <summary>Rows that hold the values, one sample after another.</summary>
    public static UnitRows Rows(int units, ReadOnlySpan<float> values)
    {
        UnitRows rows = new(values.Length / units, units);
        rows.CopyFrom(values, 0, rows.Rows);
        return rows;
    }
}
