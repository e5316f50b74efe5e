using System.Numerics.Tensors;
using StaticNet.Kernels;

namespace StaticNet.Belief;

/// <summary>
/// Persistent chains at several inverse temperatures b from 1 down to 0, the distribution of each <c>e^(-b E)</c>.
/// After each step neighbours exchange states with probability <c>min(1, e^((b - b') (E - E')))</c>. Samples of the
/// model are those at 1.
/// </summary>
internal sealed class TemperedPhase : INegativePhase
{
    private readonly int _steps;
    private readonly int _chains;
    private readonly float[] _inverse;
    private readonly UnitRows _visibleMeans;
    private readonly UnitRows _visible;
    private readonly UnitRows _hiddenMeans;

    public TemperedPhase(RbmDefinition machine, RbmOptions options, int chains, ulong seed)
    {
        (_steps, _chains) = (options.GibbsSteps, chains);
        int rows = checked(options.Temperatures * chains);
        State = new UnitRows(rows, machine.Hidden);
        _visibleMeans = new UnitRows(rows, machine.Visible);
        _visible = new UnitRows(rows, machine.Visible);
        _hiddenMeans = new UnitRows(rows, machine.Hidden);
        _inverse = new float[rows];
        for (int row = 0; row < rows; row++)
            _inverse[row] = 1 - (float)(row / chains) / (options.Temperatures - 1);
        ChainStart.Fill(State, machine.HiddenUnits, seed);
    }

    public int MostRows => _chains;

    /// <summary>The hidden units of the chains, temperature by temperature, the coldest first.</summary>
    public UnitRows State { get; }

    public void Run(Machine machine, Phase phase, ulong key)
    {
        phase.ModelRows = _chains;
        for (int step = 0; step < _steps; step++)
        {
            ulong stepKey = CounterRandom.Combine(key, (ulong)step);
            machine.Visible(
                new Conditional(State.Rows, _visibleMeans)
                {
                    Samples = _visible,
                    Key = CounterRandom.Combine(stepKey, 1),
                    RowScales = _inverse,
                },
                State);
            machine.Hidden(
                new Conditional(State.Rows, _hiddenMeans)
                {
                    Samples = State,
                    Key = CounterRandom.Combine(stepKey, 3),
                    RowScales = _inverse,
                },
                _visible);
            Exchange(machine, CounterRandom.Combine(stepKey, 4));
        }
        for (int row = 0; row < _chains; row++)
            _visible[row].CopyTo(phase.Visible[phase.DataRows + row]);
        machine.Hidden(
            new Conditional(_chains, phase.Hidden) { SourceRow = phase.DataRows, TargetRow = phase.DataRows },
            phase.Visible);
    }

    // Even pairs of neighbours after even keys and odd pairs after odd ones, so that each pair gets its turn.
    private void Exchange(Machine machine, ulong key)
    {
        machine.HiddenInputs(new Conditional(State.Rows, _hiddenMeans), _visible);
        var random = new CounterRandom(key);
        int first = (int)(random.Bits(0) & 1) * _chains;
        for (int cold = first; cold + _chains < State.Rows; cold += 2 * _chains)
        {
            for (int chain = 0; chain < _chains; chain++)
            {
                int row = cold + chain, other = row + _chains;
                double gain = (_inverse[row] - _inverse[other]) * (Energy(machine, row) - Energy(machine, other));
                if (Math.Log(1 - random.Uniform((ulong)row + 1)) < gain)
                {
                    Swap(_visible[row], _visible[other]);
                    Swap(State[row], State[other]);
                }
            }
        }
    }

    // The hidden units' inputs stand in the place of their means.
    private double Energy(Machine machine, int row)
        => -(double)TensorPrimitives.Dot(_visible[row], machine.VisibleBias)
            - TensorPrimitives.Dot<float>(State[row], _hiddenMeans[row]);

    private static void Swap(Span<float> left, Span<float> right)
    {
        for (int i = 0; i < left.Length; i++)
            (left[i], right[i]) = (right[i], left[i]);
    }
}
