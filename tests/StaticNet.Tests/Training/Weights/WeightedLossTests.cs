namespace StaticNet.Tests.Training.Weights;

/// <summary>A weight of 2 is the sample twice, one of 0 is the sample left out, whatever the loss.</summary>
public sealed class WeightedLossTests
{
    private const int Samples = 37, Time = 5;

    [Fact]
    public void Weights_of_samples_count_repetitions()
    {
        CheckSamples<SquaredRow>(3, 2, ofClasses: false);
        CheckSamples<SummedRow>(3, 2, ofClasses: false);
        CheckSamples<AbsoluteRow>(3, 2, ofClasses: false);
        CheckSamples<HuberRow>(3, 2, ofClasses: false);
        CheckSamples<BinaryRow>(3, 2, ofClasses: false);
        CheckSamples<ClassRow>(3, 1, ofClasses: true);
        CheckSamples<ClassRow>(3, 4, ofClasses: false);
        CheckSamples<DeclaredRow>(3, 1, ofClasses: true);
        CheckSamples<DeclaredRow>(3, 4, ofClasses: false);
        CheckSamples<ClassesInPlaces>(3, 3, ofClasses: true);
        CheckSamples<ClassesInPlaces>(3, 12, ofClasses: false);
        CheckSamples<SquaredSteps>(3 * Time, 2 * Time, ofClasses: false);
        CheckSamples<SummedSteps>(3 * Time, 2 * Time, ofClasses: false);
        CheckSamples<HuberSteps>(3 * Time, 2 * Time, ofClasses: false);
        CheckSamples<BinarySteps>(3 * Time, 2 * Time, ofClasses: false);
        CheckSamples<ClassSteps>(3 * Time, Time, ofClasses: true);
        CheckSamples<ClassSteps>(3 * Time, 4 * Time, ofClasses: false);
        CheckSamples<ClassOfSteps>(3 * Time, 1, ofClasses: true);
    }

    [Fact]
    public void Weights_of_positions_select_them()
    {
        CheckPositions<ClassesInPlaces>(3, 3, 3, ofClasses: true);
        CheckPositions<ClassesInPlaces>(3, 3, 12, ofClasses: false);
        CheckPositions<SquaredSteps>(3 * Time, Time, 2 * Time, ofClasses: false);
        CheckPositions<SummedSteps>(3 * Time, Time, 2 * Time, ofClasses: false);
        CheckPositions<HuberSteps>(3 * Time, Time, 2 * Time, ofClasses: false);
        CheckPositions<BinarySteps>(3 * Time, Time, 2 * Time, ofClasses: false);
        CheckPositions<ClassSteps>(3 * Time, Time, Time, ofClasses: true);
        CheckPositions<ClassSteps>(3 * Time, Time, 4 * Time, ofClasses: false);
    }

    [Fact]
    public void Weights_are_of_the_next_loss_alone()
    {
        var network = new ClassRow(1);
        (float[] inputs, int[] labels) = ([1, 2, 3, -1, 0, 1], [1, 2]);
        var workspace = new Workspace(2);
        float[] gradients = new float[network.Parameters.Length];
        float plain = network.LossAndGradients(inputs, labels, workspace, gradients);
        workspace.Weigh([3, 0.5f]);
        network.Forward(inputs, workspace);
        float weighted = network.LossAndGradients(inputs, labels, workspace, gradients);
        Assert.NotEqual(plain, weighted);
        Assert.Equal(plain, network.LossAndGradients(inputs, labels, workspace, gradients));

        workspace.Weigh([1, 2, 3]);
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => network.Loss(inputs, labels, workspace));
        Assert.Contains("3 weights, but 2 samples", wrong.Message, StringComparison.Ordinal);
        Assert.Equal(plain, network.Loss(inputs, labels, workspace));
        foreach (float bad in (float[])[-1, float.NaN, float.PositiveInfinity])
            Assert.Throws<ArgumentException>(() => workspace.Weigh([1, bad]));
        workspace.Weigh([0, 0]);
        Assert.True(float.IsNaN(network.LossAndGradients(inputs, labels, workspace, gradients)));
        Assert.All(gradients, gradient => Assert.Equal(0, gradient));
        workspace.Weigh([3, 0.5f]);
        Assert.Equal(weighted, network.LossAndGradients(inputs, labels, workspace, gradients));
    }

    [Fact]
    public void Weighing_allocates_nothing()
    {
        var network = new ClassRow(1);
        (float[] inputs, int[] labels, float[] weights) = (new float[6], [1, 2], [3f, 1f]);
        var workspace = new Workspace(2) { Threads = 1 };
        float[] gradients = new float[network.Parameters.Length];
        Assert.Equal(0, Allocation.Of(() =>
        {
            workspace.Weigh(weights);
            network.LossAndGradients(inputs, labels, workspace, gradients);
        }));
    }

    private static void CheckSamples<TNetwork>(int inputSize, int targetSize, bool ofClasses)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        var random = new Random(1);
        Dataset data = WeightedData.Random(random, Samples, inputSize, targetSize, ofClasses);
        int[] counts = [.. Enumerable.Range(0, Samples).Select(i => i == 5 ? 0 : random.Next(0, 4))];
        int[] repeated = [.. counts.SelectMany((count, sample) => Enumerable.Repeat(sample, count))];
        float[] weights = [.. counts.Select(count => (float)count)];
        WeightedData.AssertSame(
            WeightedData.Run<TNetwork>(data.Gather(repeated), []), WeightedData.Run<TNetwork>(data, weights));
    }

    // Nothing before the end of the loss knows of weights: what they leave out is what another network never sees.
    private static void CheckPositions<TNetwork>(int inputSize, int positions, int targetSize, bool ofClasses)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        var random = new Random(2);
        Dataset data = WeightedData.Random(random, Samples, inputSize, targetSize, ofClasses);
        float[] weights = [.. Enumerable.Range(0, Samples * positions).Select(_ => (float)random.Next(0, 4))];
        LossResult sum = LossResult.Zero<TNetwork>();
        for (int i = 0; i < weights.Length; i++)
        {
            float[] alone = new float[positions];
            alone[i % positions] = weights[i];
            if (weights[i] > 0)
                sum = sum.Plus(WeightedData.Run<TNetwork>(data.Gather([i / positions]), alone));
        }
        WeightedData.AssertSame(sum, WeightedData.Run<TNetwork>(data, weights));

        float[] ofSamples = [.. Enumerable.Range(0, Samples).Select(_ => (float)random.Next(0, 4))];
        float[] ofPositions = [.. ofSamples.SelectMany(weight => Enumerable.Repeat(weight, positions))];
        WeightedData.AssertSame(
            WeightedData.Run<TNetwork>(data, ofSamples), WeightedData.Run<TNetwork>(data, ofPositions));
        if (TNetwork.OutputHasTime)
            CheckLengths<TNetwork>(data, random);
    }

    // Networks that look only back: steps of weight 0 at the end are steps that are not there.
    private static void CheckLengths<TNetwork>(Dataset data, Random random)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        int[] lengths = [.. Enumerable.Range(0, Samples).Select(_ => random.Next(1, Time + 1))];
        float[] weights = [.. lengths.SelectMany(length => Enumerable.Range(0, Time).Select(t => t < length ? 1f : 0))];
        WeightedData.AssertSame(
            WeightedData.Run<TNetwork>(data.WithLengths(lengths, Time), []),
            WeightedData.Run<TNetwork>(data, weights));
        float[] all = [.. Enumerable.Repeat(2f, weights.Length)];
        WeightedData.AssertSame(
            WeightedData.Run<TNetwork>(data.WithLengths(lengths, Time), []),
            WeightedData.Run<TNetwork>(data.WithLengths(lengths, Time), all),
            times: 2);
    }
}
