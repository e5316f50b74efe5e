using System.Numerics.Tensors;

namespace StaticNet.Belief;

/// <summary>The labels of a joint machine given its visible units, with the hidden ones summed out.</summary>
internal static class JointLabels
{
    /// <summary>The probability of each label.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="inputs">The hidden units' inputs without a label.</param>
    /// <param name="probabilities">Receives them.</param>
    public static void Probabilities(Machine machine, ReadOnlySpan<float> inputs, Span<float> probabilities)
    {
        double[] logs = Logs(machine, inputs);
        double sum = LogSum(logs);
        for (int label = 0; label < probabilities.Length; label++)
            probabilities[label] = (float)Math.Exp(logs[label] - sum);
    }

    /// <summary>
    /// The log of the sum over labels and hidden units of e^-E, without the part of the visible units.
    /// </summary>
    /// <param name="machine">The machine.</param>
    /// <param name="inputs">The hidden units' inputs without a label.</param>
    public static double LogSum(Machine machine, ReadOnlySpan<float> inputs) => LogSum(Logs(machine, inputs));

    private static double LogSum(double[] logs)
    {
        double greatest = logs.Max(), sum = 0;
        foreach (double log in logs)
            sum += Math.Exp(log - greatest);
        return greatest + Math.Log(sum);
    }

    private static double[] Logs(Machine machine, ReadOnlySpan<float> inputs)
    {
        RbmDefinition definition = machine.Definition;
        Span<float> withLabel = new float[definition.Hidden];
        double[] logs = new double[definition.Labels];
        for (int label = 0; label < definition.Labels; label++)
        {
            Span<float> weights = machine.LabelWeight.Slice(label * definition.Stride, definition.Hidden);
            TensorPrimitives.Add(inputs, weights, withLabel);
            logs[label] = machine.LabelBias[label] - FreeEnergies.OfHidden(definition.HiddenUnits, withLabel);
        }
        return logs;
    }
}
