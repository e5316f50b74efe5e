namespace StaticNet.Tests.Training;

/// <summary>Small data sets with something to learn.</summary>
internal static class TrainingData
{
    /// <summary>Four values; the class says which of the first three is greatest.</summary>
    public static Dataset Classes(int count, int seed = 1)
    {
        var random = new Random(seed);
        float[] inputs = new float[4 * count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            Span<float> x = inputs.AsSpan(4 * i, 4);
            foreach (ref float value in x)
                value = (float)(2 * random.NextDouble() - 1);
            labels[i] = x[0] > x[1] ? (x[0] > x[2] ? 0 : 2) : (x[1] > x[2] ? 1 : 2);
        }
        return new Dataset(inputs, 4, labels);
    }

    /// <summary>Three values; the targets are two linear functions of them.</summary>
    public static Dataset Lines(int count)
    {
        var random = new Random(3);
        float[] inputs = new float[3 * count], targets = new float[2 * count];
        for (int i = 0; i < count; i++)
        {
            Span<float> x = inputs.AsSpan(3 * i, 3);
            foreach (ref float value in x)
                value = (float)(2 * random.NextDouble() - 1);
            targets[2 * i] = x[0] - 2 * x[1] + 0.5f;
            targets[2 * i + 1] = 3 * x[2];
        }
        return new Dataset(inputs, 3, targets, 2);
    }
}

/// <summary>A callback from delegates.</summary>
internal sealed class Watch : TrainingCallback
{
    public Action<TrainingContext>? Step { get; init; }

    public Action<TrainingContext, EpochResult>? Epoch { get; init; }

    public override void OnStepEnd(TrainingContext context) => Step?.Invoke(context);

    public override void OnEpochEnd(TrainingContext context, EpochResult result) => Epoch?.Invoke(context, result);
}
