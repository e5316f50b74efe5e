namespace StaticNet.Tests.Sequences;

/// <summary>The trainer on data sets of sequences of one length.</summary>
public sealed class SequenceTrainingTests
{
    // Which of the first steps was positive: only a state remembers it to the last.
    [Fact]
    public void Learns_a_class_of_each_step()
    {
        const int Count = 256, Time = 6;
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, Count * Time * 3).Select(_ => random.NextSingle() * 2 - 1)];
        int[] labels = new int[Count * Time];
        for (int sample = 0; sample < Count; sample++)
            for (int step = 0; step < Time; step++)
                labels[sample * Time + step] = inputs[sample * Time * 3] > 0 ? 1 : 0;
        var data = new Dataset(inputs, Time * 3, labels, Time);
        var trainer = new Trainer<EachStep>(new EachStep(seed: 1), new Adam(0.01));
        History history = trainer.Fit(data, new FitOptions { Epochs = 12, BatchSize = 30, Seed = 1 });
        Assert.True(history.Epochs[^1].Loss < 0.4 * history.Epochs[0].Loss);
        Evaluation evaluation = trainer.Evaluate(data);
        Assert.Equal(Count * Time, evaluation.Confusion!.Total);
        Assert.True(evaluation.Accuracy > 0.95);
    }

    [Fact]
    public void Learns_a_class_of_tokens()
    {
        const int Count = 300, Length = 5;
        var random = new Random(2);
        int[] tokens = [.. Enumerable.Range(0, Count * Length).Select(_ => random.Next(1, 7))];
        int[] labels =
            [.. tokens.Chunk(Length).Select(sequence => sequence.Contains(3) ? 2 : sequence.Contains(5) ? 1 : 0)];
        Dataset data = Dataset.OfTokens(tokens, Length, labels);
        var trainer = new Trainer<MeanOfTokens>(new MeanOfTokens(seed: 1), new Adam(0.02));
        trainer.Fit(data, new FitOptions { Epochs = 25, BatchSize = 32, Seed = 1, ValidationFraction = 0.1 });
        Assert.True(trainer.Evaluate(data).Accuracy > 0.95);
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.OfTokens([-1], 1, [0]));
    }

    [Fact]
    public void Says_what_does_not_fit()
    {
        var trainer = new Trainer<EachStep>(new EachStep(seed: 1), new Adam(0.01));
        AssertMismatch(new Dataset(new float[10], 5, new int[2]), "time steps of 3");
        AssertMismatch(new Dataset(new float[12], 6, new int[2]), "takes 2 for 2 time steps");
        AssertMismatch(new Dataset(new float[12], 6, new int[4] { 0, 1, 2, 4 }, 2), "label at position 1 of sample 1 is 4");

        void AssertMismatch(Dataset data, string what)
            => Assert.Contains(
                what, Assert.Throws<DatasetMismatchException>(() => trainer.Fit(data)).Message,
                StringComparison.Ordinal);
    }
}
