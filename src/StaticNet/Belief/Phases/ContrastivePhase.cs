using StaticNet.Kernels;

namespace StaticNet.Belief;

/// <summary>
/// Contrastive divergence: some steps of Gibbs sampling from the data. Hidden units are drawn, except the last, which
/// drive nothing; visible ones are drawn or their means.
/// </summary>
internal sealed class ContrastivePhase(RbmDefinition machine, RbmOptions options, int batchSize) : INegativePhase
{
    private readonly UnitRows? _visibleMeans =
        options.SampleVisible ? new UnitRows(batchSize, machine.Visible) : null;

    private readonly UnitRows? _labelMeans =
        options.SampleVisible && machine.Labels > 0 ? new UnitRows(batchSize, machine.Labels) : null;

    public int MostRows => batchSize;

    public UnitRows? State => null;

    public void Run(Machine machine, Phase phase, ulong key)
    {
        int rows = phase.DataRows;
        phase.ModelRows = rows;
        for (int step = 0; step < options.GibbsSteps; step++)
        {
            ulong stepKey = CounterRandom.Combine(key, (ulong)step);
            machine.Visible(Side(phase.Visible, _visibleMeans, rows, CounterRandom.Combine(stepKey, 1)), phase.Drawn);
            if (phase.Labels is { } labels)
                machine.Labels(Side(labels, _labelMeans, rows, CounterRandom.Combine(stepKey, 2)), phase.Drawn);
            bool isLast = step == options.GibbsSteps - 1;
            machine.Hidden(
                new Conditional(rows, phase.Hidden)
                {
                    SourceRow = rows,
                    TargetRow = rows,
                    Samples = isLast ? null : phase.Drawn,
                    Key = CounterRandom.Combine(stepKey, 3),
                },
                phase.Visible, phase.Labels);
        }
    }

    // Means go where samples do not.
    private static Conditional Side(UnitRows units, UnitRows? means, int rows, ulong key)
        => means is null
            ? new Conditional(rows, units) { TargetRow = rows }
            : new Conditional(rows, means) { Samples = units, SampleRow = rows, Key = key };
}
