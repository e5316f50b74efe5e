using StaticNet.Belief;

namespace StaticNet.Tests.Belief;

public sealed class AnnealedImportanceSamplingTests
{
    // Ten seeds, limits of three standard errors each: the true value may leave them once or twice.
    [Fact]
    public void The_partition_function_is_within_its_limits()
    {
        int inside = 0;
        for (int seed = 1; seed <= 10; seed++)
        {
            SmallMachine small = new(10, 8, deviation: 1.2, seed: seed);
            double exact = new ExactMachine(small).LogPartition;
            (double logZ, double low, double high) = Estimate(small, (ulong)seed);
            Assert.Equal(exact, logZ, 0.15);
            inside += exact >= low && exact <= high ? 1 : 0;
        }
        Assert.That(inside >= 8, $"{inside} of 10");
    }

    // A machine of Gaussian visible units: the hidden states are enumerated, the visible ones integrated.
    [Fact]
    public void So_it_is_of_Gaussian_units()
    {
        SmallMachine small = new(6, 8, VisibleUnits.Gaussian, deviation: 0.4);
        double sum = 0;
        foreach (double[] hidden in ExactMachine.States(8))
        {
            double log = 6 * Math.Log(2 * Math.PI) / 2;
            for (int j = 0; j < 8; j++)
                log += hidden[j] * small.Machine.HiddenBias[j];
            for (int i = 0; i < 6; i++)
            {
                double bias = small.Machine.VisibleBias[i], mean = bias;
                for (int j = 0; j < 8; j++)
                    mean += hidden[j] * small.W(i, j);
                log += (mean * mean - bias * bias) / 2;
            }
            sum += Math.Exp(log);
        }
        Assert.Equal(Math.Log(sum), Estimate(small, 1).LogZ, 0.1);
    }

    // One unit of a group, and one label, is on.
    [Fact]
    public void So_it_is_of_groups_and_labels()
    {
        SmallMachine small = new(6, 5, VisibleUnits.Softmax, groups: 2, labels: 3);
        double sum = 0;
        UnitRows visible = new(1, 6), labels = new(1, 3), inputs = new(1, 5);
        double[] energy = new double[1];
        for (int state = 0; state < 27; state++)
        {
            visible[0].Clear();
            visible[0][state % 3] = 1;
            visible[0][3 + state / 3 % 3] = 1;
            OneHot.Set(labels[0], state / 9, "label");
            FreeEnergies.Compute(small.Machine, 1, visible, labels, inputs, energy);
            sum += Math.Exp(-energy[0]);
        }
        Assert.Equal(Math.Log(sum), Estimate(small, 1).LogZ, 0.1);
    }

    private static (double LogZ, double Low, double High) Estimate(SmallMachine small, ulong seed)
    {
        LikelihoodOptions options = new() { Temperatures = 500, Runs = 100, Seed = seed, Threads = 1 };
        float[] means = new float[small.Definition.Visible];
        Array.Fill(means, 0.4f);
        double[] logs = new AnnealedImportanceSampling(small.Definition, means, options).Run(small.Machine, default);
        return PartitionEstimate.Of(logs);
    }
}
