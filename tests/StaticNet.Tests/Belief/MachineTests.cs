using StaticNet.Belief;

namespace StaticNet.Tests.Belief;

public sealed class MachineTests
{
    private const int Visible = 9, Hidden = 7;

    [Fact]
    public void Means_and_free_energies_are_those_of_enumeration()
    {
        SmallMachine small = new(Visible, Hidden);
        ExactMachine exact = new(small);
        double[][] states = [.. ExactMachine.States(Visible)];
        UnitRows visible = Rows(states), means = new(states.Length, Hidden), inputs = new(states.Length, Hidden);
        double[] energies = new double[states.Length];
        small.Machine.Hidden(new Conditional(states.Length, means), visible);
        FreeEnergies.Compute(small.Machine, states.Length, visible, null, inputs, energies);
        for (int row = 0; row < states.Length; row++)
        {
            AssertNear(exact.HiddenMeans(states[row]), means[row], 1e-6);
            Assert.Equal(-exact.LogUnnormalized(states[row]), energies[row], 1e-4);
        }

        double[][] hiddenStates = [.. ExactMachine.States(Hidden)];
        UnitRows below = new(hiddenStates.Length, Visible);
        small.Machine.Visible(new Conditional(hiddenStates.Length, below), Rows(hiddenStates));
        for (int row = 0; row < hiddenStates.Length; row++)
            AssertNear(exact.VisibleMeans(hiddenStates[row]), below[row], 1e-6);
    }

    // The sum over all labels and hidden states, of each visible state.
    [Fact]
    public void Labels_of_a_joint_machine_are_those_of_enumeration()
    {
        SmallMachine small = new(5, 6, labels: 3);
        // Labels are visible units of which one is on: a machine of 8 visible units in 3 of whose states it is so.
        foreach (double[] state in ExactMachine.States(5))
        {
            UnitRows visible = Rows([state]), inputs = new(1, 6);
            small.Machine.HiddenInputs(new Conditional(1, inputs), visible);
            float[] probabilities = new float[3];
            JointLabels.Probabilities(small.Machine, inputs[0], probabilities);

            double[] sums = new double[3];
            double[] energies = new double[3];
            for (int label = 0; label < 3; label++)
            {
                UnitRows labels = new(1, 3);
                OneHot.Set(labels[0], label, "label");
                sums[label] = ExactMachine.States(6).Sum(hidden => Math.Exp(-Energy(small, state, label, hidden)));
                FreeEnergies.Compute(small.Machine, 1, visible, labels, inputs, energies.AsSpan(label, 1));
                Assert.Equal(-Math.Log(sums[label]), energies[label], 1e-4);
            }
            for (int label = 0; label < 3; label++)
                Assert.Equal(sums[label] / sums.Sum(), probabilities[label], 1e-5);
        }
    }

    [Theory]
    [InlineData(VisibleUnits.Gaussian, HiddenUnits.Bernoulli)]
    [InlineData(VisibleUnits.Gaussian, HiddenUnits.Relu)]
    [InlineData(VisibleUnits.Bernoulli, HiddenUnits.Gaussian)]
    public void Free_energies_of_other_units_have_the_energys_slope(VisibleUnits visibleUnits, HiddenUnits hiddenUnits)
    {
        SmallMachine small = new(4, 5, visibleUnits, hiddenUnits, deviation: 0.5);
        float[] point = [0.3f, -0.2f, 0.7f, 0.1f];
        UnitRows inputs = new(1, 5);
        small.Machine.HiddenInputs(new Conditional(1, inputs), SmallMachine.Rows(4, point));
        const float Step = 0.01f;
        for (int i = 0; i < point.Length; i++)
        {
            double slope = (Energy(i, Step) - Energy(i, -Step)) / (2 * Step);
            double expected = visibleUnits == VisibleUnits.Gaussian
                ? point[i] - small.Machine.VisibleBias[i]
                : -small.Machine.VisibleBias[i];
            for (int j = 0; j < 5; j++)
                expected -= small.W(i, j) * Mean(inputs[0][j]);
            Assert.Equal(expected, slope, 2e-3);
        }

        // What the sum of copies of a unit has as its slope.
        double Mean(double x) => hiddenUnits switch
        {
            HiddenUnits.Gaussian => x,
            HiddenUnits.Relu => Enumerable.Range(1, 60).Sum(copy => 1 / (1 + Math.Exp(-(x - copy + 0.5)))),
            _ => 1 / (1 + Math.Exp(-x)),
        };

        double Energy(int unit, float change)
        {
            float[] moved = [.. point];
            moved[unit] += change;
            double[] energy = new double[1];
            FreeEnergies.Compute(small.Machine, 1, SmallMachine.Rows(4, moved), null, new UnitRows(1, 5), energy);
            return energy[0];
        }
    }

    // 40,000 draws of each unit; six standard errors, which nobody sees exceeded by chance in a billion runs.
    [Theory]
    [InlineData(HiddenUnits.Bernoulli)]
    [InlineData(HiddenUnits.Gaussian)]
    [InlineData(HiddenUnits.Relu)]
    public void Draws_have_the_means_and_variances_of_their_units(HiddenUnits units)
    {
        const int Draws = 40_000;
        SmallMachine small = new(3, 20, hiddenUnits: units);
        UnitRows visible = new(Draws, 3), means = new(Draws, 20), drawn = new(Draws, 20), inputs = new(Draws, 20);
        for (int row = 0; row < Draws; row++)
            visible[row].Fill(0.5f);
        small.Machine.Hidden(new Conditional(Draws, means) { Samples = drawn, Key = 5 }, visible);
        small.Machine.HiddenInputs(new Conditional(Draws, inputs), visible);
        for (int unit = 0; unit < 20; unit++)
        {
            double[] values = [.. Enumerable.Range(0, Draws).Select(row => (double)drawn[row][unit])];
            (double mean, double variance) = Moments(units, inputs[0][unit]);
            double average = values.Average();
            Assert.That(Math.Abs(average - mean) < 6 * Math.Sqrt(variance / Draws), $"unit {unit}: {average}, {mean}");
            double square = values.Average(value => (value - mean) * (value - mean));
            Assert.Equal(variance, square, Math.Max(0.06 * variance, 0.002));
        }
    }

    [Fact]
    public void Softmax_groups_have_one_unit_on_as_often_as_its_probability()
    {
        const int Draws = 40_000;
        SmallMachine small = new(12, 3, VisibleUnits.Softmax, groups: 3);
        UnitRows hidden = new(Draws, 3), means = new(Draws, 12), drawn = new(Draws, 12);
        for (int row = 0; row < Draws; row++)
            hidden[row].Fill(1);
        small.Machine.Visible(new Conditional(Draws, means) { Samples = drawn, Key = 9 }, hidden);
        double[] counts = new double[12];
        for (int row = 0; row < Draws; row++)
        {
            for (int group = 0; group < 3; group++)
                Assert.Equal(1, drawn[row].Slice(4 * group, 4).ToArray().Sum());
            for (int unit = 0; unit < 12; unit++)
                counts[unit] += drawn[row][unit];
        }
        for (int unit = 0; unit < 12; unit++)
        {
            double p = means[0][unit];
            Assert.True(Math.Abs(counts[unit] / Draws - p) < 6 * Math.Sqrt(p * (1 - p) / Draws) + 1e-4);
        }
    }

    // Sizes on, below and above whole vectors and panels; what lies between rows stays zero.
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(31, 33, 7)]
    [InlineData(100, 130, 20)]
    public void Any_size_and_any_number_of_threads_gives_the_same(int visible, int hidden, int rows)
    {
        SmallMachine small = new(visible, hidden, deviation: 0.3);
        SeededRandom random = new(3);
        float[] values = [.. Enumerable.Range(0, visible * rows).Select(_ => random.NextSingle())];
        UnitRows input = SmallMachine.Rows(visible, values), means = new(rows, hidden), drawn = new(rows, hidden);
        small.Machine.Hidden(new Conditional(rows, means) { Samples = drawn, Key = 1 }, input);
        for (int row = 0; row < rows; row++)
        {
            for (int j = 0; j < hidden; j++)
            {
                double x = small.Machine.HiddenBias[j];
                for (int i = 0; i < visible; i++)
                    x += values[row * visible + i] * small.W(i, j);
                Assert.Equal(1 / (1 + Math.Exp(-x)), means[row][j], 1e-5);
            }
        }
        UnitRows again = new(rows, hidden), drawnAgain = new(rows, hidden);
        small.WithThreads(3).Hidden(new Conditional(rows, again) { Samples = drawnAgain, Key = 1 }, input);
        Assert.Equal(means.Values.ToArray(), again.Values.ToArray());
        Assert.Equal(drawn.Values.ToArray(), drawnAgain.Values.ToArray());
        Assert.All(Between(drawn), value => Assert.Equal(0, value));
    }

    private static IEnumerable<float> Between(UnitRows rows)
    {
        float[] values = rows.Values.ToArray();
        return values.Where((_, index) => index % rows.Stride >= rows.Units);
    }

    private static (double Mean, double Variance) Moments(HiddenUnits units, double x)
    {
        double p = 1 / (1 + Math.Exp(-x));
        if (units == HiddenUnits.Bernoulli)
            return (p, p * (1 - p));
        if (units == HiddenUnits.Gaussian)
            return (x, 1);
        // max(0, x + s n) by numerical integration over n.
        double mean = 0, square = 0, s = Math.Sqrt(p);
        for (double n = -9; n < 9; n += 1e-4)
        {
            double density = Math.Exp(-n * n / 2) / Math.Sqrt(2 * Math.PI) * 1e-4, value = Math.Max(0, x + s * n);
            mean += density * value;
            square += density * value * value;
        }
        return (mean, square - mean * mean);
    }

    private static double Energy(SmallMachine small, double[] visible, int label, double[] hidden)
    {
        double energy = -small.Machine.LabelBias[label];
        for (int i = 0; i < visible.Length; i++)
            energy -= visible[i] * small.Machine.VisibleBias[i];
        for (int j = 0; j < hidden.Length; j++)
        {
            double x = small.Machine.HiddenBias[j]
                + small.Machine.LabelWeight[label * small.Definition.Stride + j];
            for (int i = 0; i < visible.Length; i++)
                x += visible[i] * small.W(i, j);
            energy -= hidden[j] * x;
        }
        return energy;
    }

    private static UnitRows Rows(double[][] states)
        => SmallMachine.Rows(states[0].Length, [.. states.SelectMany(state => state).Select(value => (float)value)]);

    private static void AssertNear(double[] expected, ReadOnlySpan<float> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }
}
