namespace StaticNet.Tests.Data;

public sealed class SequenceDatasetTests
{
    private static readonly float[][] Sequences = [[1, 2], [3, 4, 5, 6, 7, 8], [9, 10, 11, 12]];

    [Fact]
    public void Sequences_of_different_lengths_are_padded_and_keep_their_lengths()
    {
        Dataset data = Dataset.OfSequences(Sequences, 2, labels: [[7], [0, 1, 2], [3, 4]]);
        Assert.Equal((3, 6, 3, 3), (data.Count, data.InputSize, data.Steps, data.LabelsPerSample));
        Assert.Equal([1, 3, 2], data.Lengths);
        Assert.Equal([1f, 2, 0, 0, 0, 0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0, 0], data.Inputs);
        Assert.Equal([7, -100, -100, 0, 1, 2, 3, 4, -100], data.Labels);
        Assert.Equal([9f, 10, 11, 12], data.Input(2));

        Assert.Equal([1, 2, 3], Dataset.OfSequences(Sequences, 2, labels: [1, 2, 3]).Labels);
        Assert.Equal([1f, 2, 3], Dataset.OfSequences(Sequences, 2, [1f, 2, 3], targetSize: 1).Targets);
        Assert.Equal(
            [1f, 0, 0, 2, 3, 4, 5, 6, 0],
            Dataset.OfSequences(Sequences, 2, [[1f], [2, 3, 4], [5, 6]], targetSize: 1).Targets);
        int[][] tokens = [[5], [6, 7]];
        Assert.Equal([5f, 0, 6, 7], Dataset.OfTokens(tokens, labels: [0, 1]).Inputs);
        Assert.Equal([3, -100, 1, 2], Dataset.OfTokens(tokens, labels: [[3], [1, 2]]).Labels);
        Assert.Equal([1f, 0], Dataset.OfTokens(tokens, [1f, 0], targetSize: 1).Targets);
        Assert.Equal([1f, 0, 2, 3], Dataset.OfTokens(tokens, [[1f], [2, 3]], targetSize: 1).Targets);
        Dataset whole = Dataset.OfTokens([[1, 2], [3, 4]], labels: [0, 1]);
        Assert.Equal((2, 0), (whole.Steps, whole.Lengths.Length));
    }

    [Fact]
    public void Every_part_of_a_data_set_has_its_lengths_and_weights()
    {
        int[] lengths = [1, 3, 2, 3, 1];
        Dataset data = new Dataset([.. Enumerable.Range(0, 15).Select(i => (float)i)], 3, [0, 1, 2, 3, 4])
            .WithLengths(lengths, steps: 3)
            .WithWeights([0, 1, 2, 3, 4]);
        Check(data);
        Check(data.Take(2));
        Check(data.Skip(2));
        Check(data.Shuffle(3));
        Check(data.Gather([4, 0, 4]));
        (Dataset first, Dataset second) = data.Split(0.4, seed: 9);
        Check(first);
        Check(second);
        Assert.Equal(data.Inputs, data.WithWeights([1, 1, 1, 1, 1]).Inputs);
        Assert.Equal([5f, 6f], data.WithWeights([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).Skip(2).Take(1).Weights);

        void Check(Dataset part)
        {
            Assert.Equal(3, part.Steps);
            Assert.Equal(part.Count, part.Lengths.Length);
            for (int i = 0; i < part.Count; i++)
            {
                Assert.Equal(lengths[part.Labels[i]], part.Lengths[i]);
                Assert.Equal(lengths[part.Labels[i]], part.Input(i).Length);
                Assert.Equal(part.Labels[i], part.Weights[i]);
            }
        }
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_its_place()
    {
        AssertRefused("Sequence 1 has 3 values", () => Dataset.OfSequences([[1, 2], [1, 2, 3]], 2, labels: [0, 0]));
        AssertRefused("Sequence 1 is empty", () => Dataset.OfSequences([[1, 2], []], 2, labels: [0, 0]));
        AssertRefused("Sequence 0 is null", () => Dataset.OfSequences([null!], 2, labels: [0]));
        AssertRefused("at least one sample", () => Dataset.OfTokens([], labels: (int[])[]));
        AssertRefused("2 samples need 2 labels", () => Dataset.OfTokens([[1], [2]], labels: [0]));
        AssertRefused("labels for 1", () => Dataset.OfTokens([[1], [2]], labels: [[0]]));
        AssertRefused(
            "Sequence 1 has 2 time steps of 1 labels each, but 3 labels",
            () => Dataset.OfTokens([[1], [2, 3]], labels: [[0], [1, 2, 3]]));
        AssertRefused("Token 1 of sample 1", () => Dataset.OfTokens([[1], [2, -3]], labels: [0, 0]));
        Dataset data = new(new float[6], 3, [0, 1]);
        AssertRefused("length of sample 1 is 4", () => data.WithLengths([3, 4], 3));
        AssertRefused("length of sample 0 is 0", () => data.WithLengths([0, 3], 3));
        AssertRefused("1 lengths, but 2 samples", () => data.WithLengths([1], 3));
        AssertRefused("not 2 time steps", () => data.WithLengths([1, 1], 2));
        AssertRefused("3 weights, but 2 samples", () => data.WithWeights([1, 2, 3]));
        AssertRefused("Weight 1 is -1", () => data.WithWeights([1, -1]));
        AssertRefused("Weight 0 is NaN", () => data.WithWeights([float.NaN, 1]));
        AssertRefused("All weights are 0", () => data.WithWeights([0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.OfSequences([[1]], 0, labels: [0]));

        static void AssertRefused(string what, Action action)
            => Assert.Contains(
                what, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Balanced_weights_are_those_of_scikit_learn()
    {
        // compute_class_weight("balanced") of six labels of which 3, 1 and 2 are of a class
        Dataset data = new(new float[8], 1, [0, 0, 0, 1, 3, 3, Dataset.NoClass, 7]);
        Assert.Equal([6 / 9f, 2, 1, 1], ClassWeights.Balanced(data, ignoreIndex: 7));
        Assert.Equal([1 / 1.5f, 2], ClassWeights.Balanced(new Dataset(new float[4], 1, [0f, 0, 1, 0], 1)));
        Dataset steps = Dataset.OfTokens([[1], [2, 3, 4]], labels: [[1], [0, 0, 0]]);
        Assert.Equal([4 / 6f, 2], ClassWeights.Balanced(steps));
        Assert.Equal([4 / 6f, 2], ClassWeights.Balanced(steps.WithWeights([1, 1])));
        Assert.Equal([1f, 1], ClassWeights.Balanced(steps.WithWeights([3, 1])));
        Assert.Throws<ArgumentException>(() => ClassWeights.Balanced(new Dataset([1f], 1, [int.MaxValue])));
        Assert.Throws<ArgumentException>(() => ClassWeights.Balanced(new Dataset([1f], 1, [0.5f], 1)));
        Assert.Throws<ArgumentException>(() => ClassWeights.Balanced(new Dataset([1f], 1, [Dataset.NoClass])));
    }
}
