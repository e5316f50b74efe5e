namespace StaticNet;

/// <summary>A batch for <see cref="GradientCheck"/>.</summary>
/// <param name="Samples">The samples, or sequences.</param>
/// <param name="Steps">The time steps of each; 1 without a time axis.</param>
/// <param name="Input">The inputs, block after block.</param>
/// <param name="Values">The targets that are values, block after block.</param>
/// <param name="Indices">Those that are class indices.</param>
/// <param name="AreIndices">Which are.</param>
/// <param name="Targets">How many targets there are.</param>
internal sealed record GradientCheckData(
    int Samples, int Steps, float[] Input, float[] Values, int[] Indices, ulong AreIndices, int Targets)
{
    public TargetBlocks Blocks => new(Values, Indices, AreIndices, Targets);

    /// <summary>A random batch: inputs around 0, tokens and classes of any number, and targets from 0 to 1.</summary>
    public static GradientCheckData Random<TNetwork>(GradientCheckOptions options)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        SeededRandom random = new((ulong)options.Seed);
        int samples = Math.Max(options.Samples, TNetwork.SmallestBatch), steps = TNetwork.HasTime ? options.Steps : 1;
        List<float> input = [], values = [];
        List<int> indices = [];
        foreach (NetworkInput port in Ports<TNetwork>.Inputs)
        {
            for (int i = 0; i < samples * (port.HasTime ? steps : 1) * port.Size; i++)
                input.Add(port.Vocabulary > 0 ? random.NextIndex(port.Vocabulary) : random.NextSingle(-1, 1));
        }
        ulong areIndices = 0;
        int targets = 0;
        foreach (LossPort port in Ports<TNetwork>.Losses)
        {
            int rows = samples * (port.Output.HasTime ? steps : 1);
            for (int i = 0; port.TakesClasses && i < rows * port.Loss.TargetIndices; i++)
                indices.Add(random.NextIndex(port.Classes));
            for (int i = 0; !port.TakesClasses && i < rows * port.Loss.TargetSize; i++)
                values.Add(random.NextSingle());
            areIndices |= port.TakesClasses ? 1UL << targets : 0;
            targets++;
        }
        return new GradientCheckData(samples, steps, [.. input], [.. values], [.. indices], areIndices, targets);
    }

    /// <summary>A batch of the caller's.</summary>
    /// <exception cref="ArgumentException">The input is not that of whole samples.</exception>
    public static GradientCheckData Of<TNetwork>(
        ReadOnlySpan<float> input, in TargetBlocks targets, GradientCheckOptions options)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ulong areIndices = 0;
        for (int target = 0; target < targets.Count; target++)
            areIndices |= targets.AreIndices(target) ? 1UL << target : 0;
        (int samples, int steps) = RowsOf<TNetwork>(input.Length, options);
        return new GradientCheckData(
            samples, steps, input.ToArray(), targets.Values.ToArray(), targets.Indices.ToArray(), areIndices,
            targets.Count);
    }

    private static (int Samples, int Steps) RowsOf<TNetwork>(int length, GradientCheckOptions options)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        if (!TNetwork.HasTime)
            return (ShapeGuard.LossSamples(length, TNetwork.InputSize), 1);
        int ofSteps = Ports<TNetwork>.Inputs.Where(static port => port.HasTime).Sum(static port => port.Size);
        int ofSamples = Ports<TNetwork>.Inputs.Where(static port => !port.HasTime).Sum(static port => port.Size);
        long rest = length - (long)options.Samples * ofSamples, row = (long)options.Samples * ofSteps;
        if (rest <= 0 || rest % row != 0)
        {
            throw new ArgumentException(
                $"input has {length} values, which are not {options.Samples} sequences of any number of time steps of "
                + $"{ofSteps} values each. Set Samples to the number of sequences.");
        }
        return (options.Samples, (int)(rest / row));
    }
}
