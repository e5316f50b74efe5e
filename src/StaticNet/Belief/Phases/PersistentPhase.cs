using StaticNet.Kernels;

namespace StaticNet.Belief;

/// <summary>Chains that go on from where the last update left them; all units are drawn.</summary>
internal sealed class PersistentPhase : INegativePhase
{
    private readonly int _steps;
    private readonly UnitRows _visibleMeans;
    private readonly UnitRows? _labelMeans;

    public PersistentPhase(RbmDefinition machine, RbmOptions options, int chains, ulong seed)
    {
        _steps = options.GibbsSteps;
        State = new UnitRows(chains, machine.Hidden);
        _visibleMeans = new UnitRows(chains, machine.Visible);
        _labelMeans = machine.Labels > 0 ? new UnitRows(chains, machine.Labels) : null;
        ChainStart.Fill(State, machine.HiddenUnits, seed);
    }

    public int MostRows => State.Rows;

    /// <summary>The hidden units of the chains.</summary>
    public UnitRows State { get; }

    public void Run(Machine machine, Phase phase, ulong key)
    {
        int start = phase.DataRows, chains = State.Rows;
        phase.ModelRows = chains;
        for (int step = 0; step < _steps; step++)
        {
            ulong stepKey = CounterRandom.Combine(key, (ulong)step);
            machine.Visible(
                new Conditional(chains, _visibleMeans)
                {
                    Samples = phase.Visible,
                    SampleRow = start,
                    Key = CounterRandom.Combine(stepKey, 1),
                },
                State);
            if (phase.Labels is { } labels)
            {
                machine.Labels(
                    new Conditional(chains, _labelMeans!)
                    {
                        Samples = labels,
                        SampleRow = start,
                        Key = CounterRandom.Combine(stepKey, 2),
                    },
                    State);
            }
            machine.Hidden(
                new Conditional(chains, phase.Hidden)
                {
                    SourceRow = start,
                    TargetRow = start,
                    Samples = State,
                    Key = CounterRandom.Combine(stepKey, 3),
                },
                phase.Visible, phase.Labels);
        }
    }
}
