namespace StaticNet.Tests.Training.Weights;

/// <summary>A loss before it is divided, what it is divided by, and the same of its gradients.</summary>
internal sealed record LossResult(double Total, double Divisor, double[] Gradients, bool IsSum)
{
    public static LossResult Zero<TNetwork>()
        where TNetwork : class, ITrainableNetwork<TNetwork>
        => new(0, 0, new double[TNetwork.Definition.ParameterLength], false);

    public LossResult Plus(LossResult other) => new(
        Total + other.Total, Divisor + other.Divisor, [.. Gradients.Zip(other.Gradients, (a, b) => a + b)],
        other.IsSum);
}

/// <summary>Random samples, and losses of them.</summary>
internal static class WeightedData
{
    private const int Classes = 4;

    /// <summary>Random inputs with random classes, of which one is ignored by some losses, or random values.</summary>
    public static Dataset Random(
        Random random, int samples, int inputSize, int targetSize, bool ofClasses)
    {
        float[] inputs = [.. Enumerable.Range(0, samples * inputSize).Select(_ => random.NextSingle() * 2 - 1)];
        if (ofClasses)
            return new Dataset(inputs, inputSize, Labels(random, samples * targetSize), targetSize);
        float[] targets = [.. Enumerable.Range(0, samples * targetSize).Select(_ => random.NextSingle())];
        return new Dataset(inputs, inputSize, targets, targetSize);
    }

    public static int[] Labels(Random random, int count)
        => [.. Enumerable.Range(0, count).Select(_ => random.Next(Classes))];

    /// <summary>The loss of all samples as one batch, which Loss and LossAndGradients agree on.</summary>
    public static LossResult Run<TNetwork>(Dataset data, ReadOnlySpan<float> weights)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        var network = TNetwork.Create(1);
        int time = TNetwork.HasTime ? data.InputSize / TNetwork.InputSize : 1;
        var workspace = new Workspace(data.Count, time);
        workspace.SetSequences(data.Count, data.Lengths.ToArray());
        float[] gradients = new float[network.Parameters.Length];
        workspace.Weigh(weights);
        float loss = data.HasLabels
            ? network.LossAndGradients(data.Inputs, data.Labels, workspace, gradients)
            : network.LossAndGradients(data.Inputs, data.Targets, workspace, gradients);
        double divisor = workspace.LossDivisor;
        workspace.Weigh(weights);
        float again = data.HasLabels
            ? network.Loss(data.Inputs, data.Labels, workspace)
            : network.Loss(data.Inputs, data.Targets, workspace);
        Assert.Equal(loss, again);
        Assert.Equal(divisor, workspace.LossDivisor);
        return divisor == 0
            ? LossResult.Zero<TNetwork>()
            : new LossResult(
                loss * divisor, divisor, [.. gradients.Select(gradient => gradient * divisor)], workspace.LossIsSum);
    }

    /// <summary>
    /// Compares losses to a millionth, and gradients as far as floats in another order add up to the same.
    /// </summary>
    /// <param name="expected">What it should be.</param>
    /// <param name="actual">What it is.</param>
    /// <param name="times">How many times as much it should be.</param>
    public static void AssertSame(LossResult expected, LossResult actual, double times = 1)
    {
        double largest = expected.Gradients.Max(Math.Abs);
        Assert.NotEqual(0, largest);
        if (!actual.IsSum)
            Assert.Equal(expected.Divisor * times, actual.Divisor, 1e-9 * actual.Divisor);
        Assert.Equal(expected.Total * times, actual.Total, 1e-6 * Math.Abs(actual.Total));
        foreach ((double want, double got) in expected.Gradients.Zip(actual.Gradients))
            Assert.Equal(want * times, got, 4e-6 * times * largest);
    }
}
