namespace StaticNet.Tests.Training;

/// <summary>Classes written in a way that the network does not take: what is said, and what fits.</summary>
public sealed class TargetAdviceTests
{
    private static readonly float[] s_inputs = new float[8];

    [Fact]
    public void Classes_that_are_written_otherwise_are_recognized()
    {
        Refused(
            "a sample has 3 labels, but the network's loss takes 1. They look one-hot: give the index",
            new Dataset(s_inputs, 4, new[] { 0, 0, 1, 1, 0, 0 }, labelsPerSample: 3));
        Refused(
            "a sample has 1 target value, but the network's loss takes 3. They look like class indices: give them as int.",
            new Dataset(s_inputs, 4, [2f, 0f]));
        Refused(
            "the targets of sample 1 are a distribution over 3 classes, but add up to 2. Divide each row by its sum",
            new Dataset(s_inputs, 4, [0f, 1f, 0f, 1f, 1f, 0f], targetSize: 3));
    }

    [Theory]
    [InlineData(new[] { 0, 0, 1, 1, 0, 2 })]
    [InlineData(new[] { 0, 0, 1, 1, 0, 1 })]
    public void Nothing_is_guessed_of_other_labels(int[] labels)
        => Assert.EndsWith(
            "loss takes 1.", Message(new Dataset(s_inputs, 4, labels, labelsPerSample: 3)), StringComparison.Ordinal);

    [Theory]
    [InlineData(0.5f, 1f)]
    [InlineData(3f, 1f)]
    [InlineData(-1f, 1f)]
    public void Nothing_is_guessed_of_other_values(params float[] values)
        => Assert.EndsWith("loss takes 3.", Message(new Dataset(s_inputs, 4, values)), StringComparison.Ordinal);

    [Fact]
    public void Distributions_that_were_rounded_and_empty_ones_are_taken()
        => Trainer().Fit(new Dataset(s_inputs, 4, [0.333f, 0.333f, 0.333f, 0f, 0f, 0f], targetSize: 3));

    private static void Refused(string expected, Dataset data)
        => Assert.Contains(expected, Message(data), StringComparison.Ordinal);

    private static string Message(Dataset data)
        => Assert.Throws<DatasetMismatchException>(() => Trainer().Fit(data)).Message;

    private static Trainer<SoftmaxNetwork> Trainer() => new(new SoftmaxNetwork(seed: 1), new Sgd(0.1));
}
