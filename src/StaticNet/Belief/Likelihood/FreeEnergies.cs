using System.Numerics.Tensors;
using StaticNet.Kernels;

namespace StaticNet.Belief;

/// <summary>
/// The free energy of visible units, <c>F(v) = -log of the sum over h of e^-E(v, h)</c>: that of Bernoulli hidden units
/// with input x is <c>-log(1 + e^x)</c> each, of Gaussian ones <c>-x^2 / 2 - log(2 pi) / 2</c>, of rectified ones that
/// of the Bernoulli units that they stand for.
/// </summary>
internal static class FreeEnergies
{
    private const double HalfLogTwoPi = 0.91893853320467274;

    /// <summary>Computes them of some rows.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="visible">The visible units.</param>
    /// <param name="labels">The labels of a joint machine, or null.</param>
    /// <param name="inputs">Room for the hidden units' inputs.</param>
    /// <param name="energies">Receives them.</param>
    public static void Compute(
        Machine machine, int rows, UnitRows visible, UnitRows? labels, UnitRows inputs, Span<double> energies)
    {
        machine.HiddenInputs(new Conditional(rows, inputs), visible, labels);
        for (int row = 0; row < rows; row++)
        {
            energies[row] = OfVisible(machine, visible[row]) + OfHidden(machine.Definition.HiddenUnits, inputs[row]);
            if (labels is not null)
                energies[row] -= TensorPrimitives.Dot(labels[row], machine.LabelBias);
        }
    }

    /// <summary>The part of visible units alone.</summary>
    public static double OfVisible(Machine machine, ReadOnlySpan<float> visible)
    {
        if (machine.Definition.VisibleUnits != VisibleUnits.Gaussian)
            return -TensorPrimitives.Dot(visible, machine.VisibleBias);
        double distance = TensorPrimitives.Distance(visible, machine.VisibleBias);
        return distance * distance / 2;
    }

    /// <summary>The part of hidden units with these inputs.</summary>
    public static double OfHidden(HiddenUnits units, ReadOnlySpan<float> inputs)
    {
        switch (units)
        {
            case HiddenUnits.Bernoulli:
                return -SoftplusSum.Of(inputs);
            case HiddenUnits.Gaussian:
                return -TensorPrimitives.SumOfSquares(inputs) / 2.0 - inputs.Length * HalfLogTwoPi;
            default:
                double sum = 0;
                foreach (float input in inputs)
                    sum -= OfCopies(input);
                return sum;
        }
    }

    // The sum of log(1 + e^(x - i + 0.5)) over i = 1, 2, ...: what is left out is below 1e-8.
    private static double OfCopies(double input)
    {
        double sum = 0;
        for (double x = input - 0.5; x > -20; x--)
            sum += Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
        return sum;
    }
}
