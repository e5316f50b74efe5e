namespace StaticNet.Tests.Training.Outputs;

/// <summary>Inputs and outputs with and without a time axis in one network, of sequences of any length.</summary>
public sealed class SeveralSequencesTests
{
    private const int Count = 60;

    [Fact]
    public void Ragged_sequences_train_beside_an_input_without_time()
    {
        var trainer = new Trainer<TaggedWords>(TaggedWords.Create(1), new Adam(0.05));
        History history = trainer.Fit(Ragged, new FitOptions { Epochs = 30, BatchSize = 8, BucketByLength = true });
        Evaluation evaluation = trainer.Evaluate(Ragged);
        Assert.That(evaluation.Outputs["tag"].Accuracy > 0.9, $"{evaluation.Outputs["tag"].Accuracy}");
        Assert.True(evaluation.Outputs["mood"].Regression!.R2 > 0.95);
        Assert.All(history.Epochs[^1].Outputs.Values.Zip(history.Epochs[0].Outputs.Values), static pair
            => Assert.True(pair.First.Loss < 0.5 * pair.Second.Loss));
        Assert.Equal(Words().Sum(text => text.Length), evaluation.Outputs["tag"].Confusion!.Total);
    }

    [Fact]
    public void Padding_counts_for_nothing_in_any_output()
    {
        int[][] words = Words();
        foreach (int batchSize in (int[])[Count, 7])
        {
            Trainer<TaggedWords> trainer = new(TaggedWords.Create(1), new Adam()) { EvaluationBatchSize = batchSize };
            double tag = 0, mood = 0;
            int right = 0;
            for (int i = 0; i < Count; i++)
            {
                // A sequence alone has no padding.
                Evaluation one = trainer.Evaluate(Of(Words()[i..(i + 1)], i));
                tag += words[i].Length * one.Outputs["tag"].Loss;
                mood += one.Outputs["mood"].Loss;
                right += (int)one.Outputs["tag"].Classification!.Correct;
            }
            int all = words.Sum(text => text.Length);
            Evaluation together = trainer.Evaluate(Ragged);
            Assert.Equal(tag / all, together.Outputs["tag"].Loss, 1e-6);
            Assert.Equal(mood / Count, together.Outputs["mood"].Loss, 1e-6);
            Assert.Equal(right / (double)all, together.Outputs["tag"].Accuracy!.Value, 1e-12);
        }
    }

    [Fact]
    public void Flat_sequences_with_lengths_are_the_same_whatever_stands_in_their_padding()
    {
        int[][] words = Words();
        int longest = words.Max(text => text.Length);
        float[] text = new float[Count * longest];
        int[] tags = new int[Count * longest];
        Array.Fill(text, float.NaN);
        Array.Fill(tags, 99);
        for (int i = 0; i < Count; i++)
        {
            for (int t = 0; t < words[i].Length; t++)
                (text[i * longest + t], tags[i * longest + t]) = (words[i][t], TagOf(words[i][t]));
        }
        Dataset flat = new Dataset(
            [new DatasetInput("text", text, longest, longest), ("meta", MetaOf(0, Count), 2)],
            [new DatasetTarget("tag", tags, longest), ("mood", Moods(words), 1)]);
        Assert.Contains("in tag is 99", Assert.Throws<DatasetMismatchException>(() => Fit(flat)).Message);
        flat = flat.WithLengths([.. words.Select(row => row.Length)], longest);
        Assert.Equal(Fit(Ragged), Fit(flat));
        Assert.Equal(Fit(Ragged.Shuffle(3)), Fit(flat.Shuffle(3)));
    }

    [Fact]
    public void Weights_of_classes_are_those_of_each_step_that_counts()
    {
        float[] expected = Fit(Ragged);
        Assert.Equal(expected, Fit(Ragged, [1, 1, 1]));
        Assert.Equal(expected, Fit(Ragged, [2, 2, 2])); // a power of two changes no bit of the mean
        Assert.NotEqual(expected, Fit(Ragged, [1, 2, 1]));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(12, 4)]
    [InlineData(13, 3)]
    [InlineData(8, 4)]
    public void Inputs_that_are_no_whole_sequences_together_are_refused(int length, int sequences)
    {
        Assert.Equal(5, SequenceGuard.Time(2 * (5 * 3 + 2), 3, 2, 2));
        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => SequenceGuard.Time(length, 3, 2, sequences));
        Assert.Contains($"not {sequences} sequences of time steps of 3", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sequences_that_do_not_fit_are_refused_by_name()
    {
        int[][] words = Words();
        DatasetInput text = DatasetInput.OfTokens("text", words), meta = ("meta", MetaOf(0, Count), 2);
        DatasetTarget tag = DatasetTarget.OfSequences("tag", Tags(words)), mood = ("mood", Moods(words), 1);
        int[][] wrong = [.. words.Select(row => (int[])[.. row])];
        wrong[5][0] = 4;
        Refused("the token at position 0 of sample 5 in text is 4",
            [DatasetInput.OfTokens("text", wrong), meta], [tag, mood]);
        wrong = Tags(words);
        wrong[7][1] = 3;
        Refused("the label at position 1 of sample 7 in tag is 3",
            [text, meta], [DatasetTarget.OfSequences("tag", wrong), mood]);
        Refused("a sample has 1 label in tag, but the network's loss takes 8 for 8 time steps",
            [text, meta], [("tag", new int[Count]), mood]);
        float[][] pairs = [.. words.Select(row => new float[2 * row.Length])];
        Refused("a time step has 2 values in text", [DatasetInput.OfSequences("text", pairs, 2), meta], [tag, mood]);
        Refused("sequences of different lengths in meta, but that input of the network has no time axis",
            [text, DatasetInput.OfTokens("meta", words)], [tag, mood]);

        static void Refused(string what, DatasetInput[] inputs, DatasetTarget[] targets) => Assert.Contains(
            what,
            Assert.Throws<DatasetMismatchException>(() => Fit(new Dataset(inputs, targets))).Message,
            StringComparison.Ordinal);
    }

    private static float[] Fit(Dataset data, float[]? tagWeights = null)
    {
        var trainer = new Trainer<TaggedWords>(TaggedWords.Create(1), new Adam(0.05));
        var options = new FitOptions { Epochs = 2, BatchSize = 8 };
        if (tagWeights is not null)
            options = options with { OutputClassWeights = new Dictionary<string, float[]> { ["tag"] = tagWeights } };
        trainer.Fit(data, options);
        return trainer.Network.Parameters.ToArray();
    }

    private static Dataset Ragged => Of(Words(), 0);

    private static Dataset Of(int[][] words, int first) => new(
        [DatasetInput.OfTokens("text", words), ("meta", MetaOf(first, words.Length), 2)],
        [DatasetTarget.OfSequences("tag", Tags(words)), ("mood", Moods(words), 1)]);

    private static int[][] Words()
    {
        var random = new Random(5);
        int[] Text(int length) => [.. Enumerable.Range(0, length).Select(_ => random.Next(4))];
        return [.. Enumerable.Range(0, Count).Select(_ => Text(random.Next(2, 9)))];
    }

    private static int[][] Tags(int[][] words) => [.. words.Select(text => text.Select(TagOf).ToArray())];

    private static int TagOf(int word) => word % 3;

    private static float[] Moods(int[][] words) => [.. words.Select(text => text.Sum(word => 0.5f * word - 0.7f))];

    private static float[] MetaOf(int first, int count)
        => [.. Enumerable.Range(2 * first, 2 * count).Select(i => i % 5 / 5f - 0.4f)];
}
