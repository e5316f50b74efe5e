using System.Numerics.Tensors;

namespace StaticNet.Belief;

/// <summary>What is measured of a machine after an epoch.</summary>
internal static class Monitoring
{
    private const int MostSamples = 1000;

    /// <summary>The mean squared error of visible units' means given the hidden units' means.</summary>
    public static double ReconstructionError(Machine machine, MachineData data)
    {
        int count = Math.Min(data.Count, MostSamples);
        UnitRows visible = new(count, machine.Definition.Visible), hidden = new(count, machine.Definition.Hidden);
        UnitRows? labels = machine.Definition.Labels > 0 ? new UnitRows(count, machine.Definition.Labels) : null;
        data.Read(First(count), visible, labels);
        machine.Hidden(new Conditional(count, hidden), visible, labels);
        machine.Visible(new Conditional(count, visible), hidden);
        double sum = 0;
        for (int row = 0; row < count; row++)
        {
            double distance = TensorPrimitives.Distance(data[row], visible[row]);
            sum += distance * distance;
        }
        return sum / ((double)count * machine.Definition.Visible);
    }

    /// <summary>How much higher the mean free energy of some data is than that of as many others.</summary>
    public static double? FreeEnergyGap(Machine machine, MachineData training, MachineData? validation)
    {
        if (validation is null || machine.Definition.HiddenUnits == HiddenUnits.Relu)
            return null;
        int count = Math.Min(Math.Min(training.Count, validation.Count), MostSamples);
        return MeanFreeEnergy(machine, validation, count) - MeanFreeEnergy(machine, training, count);
    }

    private static double MeanFreeEnergy(Machine machine, MachineData data, int count)
    {
        UnitRows visible = new(count, machine.Definition.Visible), inputs = new(count, machine.Definition.Hidden);
        UnitRows? labels = machine.Definition.Labels > 0 ? new UnitRows(count, machine.Definition.Labels) : null;
        double[] energies = new double[count];
        data.Read(First(count), visible, labels);
        FreeEnergies.Compute(machine, count, visible, labels, inputs, energies);
        return energies.Average();
    }

    private static int[] First(int count) => [.. Enumerable.Range(0, count)];
}
