using StaticNet.Kernels;

namespace StaticNet.Belief;

/// <summary>Chains of Gibbs sampling in one machine.</summary>
internal sealed class GibbsChains
{
    private readonly UnitRows _visibleMeans;
    private readonly UnitRows _hiddenMeans;
    private readonly UnitRows? _labelMeans;
    private readonly int _rows;

    public GibbsChains(RbmDefinition machine, int rows)
    {
        _rows = rows;
        Visible = new UnitRows(rows, machine.Visible);
        Hidden = new UnitRows(rows, machine.Hidden);
        _visibleMeans = new UnitRows(rows, machine.Visible);
        _hiddenMeans = new UnitRows(rows, machine.Hidden);
        if (machine.Labels > 0)
            (Labels, _labelMeans) = (new UnitRows(rows, machine.Labels), new UnitRows(rows, machine.Labels));
    }

    /// <summary>The visible units.</summary>
    public UnitRows Visible { get; }

    /// <summary>The hidden units that were drawn last.</summary>
    public UnitRows Hidden { get; }

    /// <summary>The labels of a joint machine.</summary>
    public UnitRows? Labels { get; }

    /// <summary>The means of the visible units that were drawn last.</summary>
    public UnitRows VisibleMeans => _visibleMeans;

    /// <summary>
    /// Draws visible units by their biases alone: as often on as in the data, more or less, where a coin would make far
    /// more of them on, and lead into whatever region has many, whatever the label is.
    /// </summary>
    public void StartAtBiases(Machine machine, ulong seed)
        => machine.Visible(
            new Conditional(_rows, _visibleMeans)
            {
                Samples = Visible,
                Key = CounterRandom.Combine(seed, ulong.MaxValue),
                Scale = 0,
            },
            Hidden);

    /// <summary>Draws hidden units, then visible units and, unless they are clamped, labels.</summary>
    public void Step(Machine machine, ulong key, bool clamped)
    {
        machine.Hidden(
            new Conditional(_rows, _hiddenMeans) { Samples = Hidden, Key = CounterRandom.Combine(key, 1) },
            Visible, Labels);
        machine.Visible(
            new Conditional(_rows, _visibleMeans) { Samples = Visible, Key = CounterRandom.Combine(key, 2) }, Hidden);
        if (Labels is not null && !clamped)
        {
            machine.Labels(
                new Conditional(_rows, _labelMeans!) { Samples = Labels, Key = CounterRandom.Combine(key, 3) }, Hidden);
        }
    }
}
