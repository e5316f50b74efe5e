using System.Numerics.Tensors;

namespace StaticNet.Belief;

/// <summary>Checks what a deep belief network is given before anything is done with it.</summary>
internal static class BeliefCheck
{
    /// <summary>The number of samples of an input, whose values are such as the lowest machine takes.</summary>
    /// <exception cref="ArgumentException">They are not whole samples, or not such values.</exception>
    public static int Samples<TNetwork>(ReadOnlySpan<float> input, string what = "input")
        where TNetwork : class, IDeepBeliefNetwork<TNetwork>
    {
        RbmDefinition machine = TNetwork.Rbms[0];
        (int samples, int rest) = Math.DivRem(input.Length, machine.Visible);
        if (rest != 0)
        {
            throw new ArgumentException(
                $"{what} has {input.Length} floats, which is not a whole number of samples of {machine.Visible}.");
        }
        if (Mismatch(machine, input) is { } mismatch)
            throw new ArgumentException($"{what} does not fit {TNetwork.Definition.Name}: {mismatch}");
        return samples;
    }

    /// <summary>Checks that there is something to go on from, where that is asked.</summary>
    /// <exception cref="ArgumentException">There is not.</exception>
    public static void Resume(BeliefLearningOptions options)
    {
        if (options is { Resume: true, CheckpointPath: null })
            throw new ArgumentException("Resume needs a CheckpointPath to go on from.", nameof(options));
    }

    /// <summary>Checks data to learn from.</summary>
    /// <exception cref="DatasetMismatchException">They do not fit.</exception>
    public static void Data<TNetwork>(Dataset data, string what, bool needsLabels)
        where TNetwork : class, IDeepBeliefNetwork<TNetwork>
    {
        RbmDefinition machine = TNetwork.Rbms[0];
        string? mismatch = data.InputColumns.Length != 1
            ? $"they have {data.InputColumns.Length} inputs, but the network has one."
            : data.HasLengths
            ? "their samples are sequences of different lengths, but the network has no time axis."
            : data.InputSize != machine.Visible
            ? $"a sample has {data.InputSize} input values, but the network takes {machine.Visible}."
            : Mismatch(machine, data.Inputs) ?? (needsLabels ? LabelMismatch(TNetwork.Rbms[^1], data) : null);
        if (mismatch is not null)
            throw new DatasetMismatchException($"The {what} data do not fit {TNetwork.Definition.Name}: {mismatch}");
    }

    /// <summary>The number of a machine.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such machine.</exception>
    public static void Index<TNetwork>(int machine)
        where TNetwork : class, IDeepBeliefNetwork<TNetwork>
    {
        int count = TNetwork.Rbms.Length;
        if ((uint)machine >= (uint)count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(machine), machine, $"{TNetwork.Definition.Name} has {count} machines, from 0.");
        }
    }

    /// <summary>Checks that a machine models labels.</summary>
    /// <exception cref="InvalidOperationException">It models none.</exception>
    public static void JointMachine(RbmDefinition machine)
    {
        if (machine.Labels == 0)
        {
            throw new InvalidOperationException(
                $"{machine.Name} models no labels. Declare them on the top machine: "
                + $"[Rbm({machine.Hidden}, Labels = 10)] for ten classes.");
        }
    }

    private static string? Mismatch(RbmDefinition machine, ReadOnlySpan<float> values)
    {
        if (values.IsEmpty)
            return null;
        if (!TensorPrimitives.IsFiniteAll(values))
            return "a value is NaN or infinite.";
        if (machine.VisibleUnits == VisibleUnits.Gaussian)
            return null;
        float least = TensorPrimitives.Min(values), greatest = TensorPrimitives.Max(values);
        return least < 0 || greatest > 1
            ? $"{machine.Name} has {machine.VisibleUnits} visible units, which take values from 0 to 1, "
                + $"but there are values from {least} to {greatest}. Scale them, for example by 1/255, or declare "
                + "[Rbm(..., Visible = VisibleUnits.Gaussian)] and give them mean 0 and variance 1."
            : null;
    }

    private static string? LabelMismatch(RbmDefinition top, Dataset data)
    {
        if (top.Labels == 0)
            return null;
        if (!data.HasLabels || data.LabelsPerSample != 1)
        {
            return $"{top.Name} models a label of each sample jointly, but the samples have no single class label "
                + "each.";
        }
        foreach (int label in data.Labels)
        {
            if ((uint)label >= (uint)top.Labels)
                return $"there is the label {label}, but {top.Name} models {top.Labels} classes, from 0.";
        }
        return null;
    }
}
