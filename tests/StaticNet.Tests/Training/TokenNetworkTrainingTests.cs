namespace StaticNet.Tests.Training;

/// <summary>Streams and a compiled network together.</summary>
public sealed class TokenNetworkTrainingTests
{
    [Fact]
    public void Fit_is_the_loop_that_one_would_write()
    {
        NextTokenDataset data = Data();
        var trainer = new Trainer<TokenNetwork>(new TokenNetwork(1), new Adam(0.01));
        trainer.Fit(data, new StreamFitOptions { Epochs = 2, Streams = 6, Window = 16 });

        var network = new TokenNetwork(1);
        var optimizer = new Adam(0.01);
        var state = new TokenNetwork.State(6);
        var workspace = new Workspace(6, 16);
        float[] gradients = new float[network.Parameters.Length];
        int[] inputs = new int[6 * 16], targets = new int[6 * 16];
        TokenStreams streams = data.Streams(6, 16);
        for (int epoch = 0; epoch < 2; epoch++)
        {
            state.Reset();
            for (int window = 0; window < streams.Windows; window++)
            {
                streams.Copy(window, inputs, targets);
                network.LossAndGradients(inputs, targets, state, workspace, gradients);
                optimizer.Step(network.Parameters, gradients);
            }
        }
        Assert.Equal(network.Parameters.ToArray(), trainer.Network.Parameters.ToArray());
    }

    [Fact]
    public void Threads_do_not_change_the_bits()
    {
        float[] Train(int threads)
        {
            var trainer = new Trainer<TokenNetwork>(new TokenNetwork(1), new Adam(0.01)) { Threads = threads };
            trainer.Fit(Data(), new StreamFitOptions { Streams = 40, Window = 8, ClipNorm = 1 });
            return trainer.Network.Parameters.ToArray();
        }
        Assert.Equal(Train(1), Train(3));
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        long before = 0;
        var allocated = new List<long>(64);
        var trainer = new Trainer<TokenNetwork>(new TokenNetwork(1), new Adam()) { Threads = 1 };
        trainer.Fit(Data(), new StreamFitOptions
        {
            Streams = 8,
            Window = 16,
            ClipNorm = 1,
            Callbacks = [new Watch { Step = _ =>
            {
                allocated.Add(GC.GetAllocatedBytesForCurrentThread() - before);
                before = GC.GetAllocatedBytesForCurrentThread();
            } }],
        });
        // The first allocates the optimizer's state; a collection by another test may charge a single one.
        Assert.True(allocated.Skip(1).Count(bytes => bytes == 0) >= allocated.Count - 3, string.Join(' ', allocated));
    }

    [Fact]
    public void A_text_is_learned_and_written()
    {
        var data = NextTokenDataset.FromText(string.Concat(Enumerable.Repeat("a rose is a rose is ", 150)));
        var trainer = new Trainer<TokenNetwork>(new TokenNetwork(1), new Adam(0.01));
        trainer.Fit(data, new StreamFitOptions { Epochs = 20, Streams = 4, Window = 20, ClipNorm = 5 });
        Assert.InRange(trainer.Evaluate(data).Loss, 0, 0.05);

        Vocabulary vocabulary = data.Vocabulary!;
        var sampler = new NextTokenSampler(vocabulary.Count, seed: 1) { TopK = 1 };
        var state = new TokenNetwork.State();
        float[] logits = new float[TokenNetwork.OutputSize];
        string text = "a rose";
        foreach (int token in vocabulary.Encode(text))
            trainer.Network.Step([token], state, logits);
        for (int i = 0; i < 34; i++)
        {
            int next = sampler.Next(logits.AsSpan(0, vocabulary.Count));
            text += vocabulary.Decode([next]);
            trainer.Network.Step([next], state, logits);
        }
        Assert.Equal("a rose is a rose is a rose is a rose is ", text);
    }

    [Fact]
    public void A_network_that_also_reads_backward_is_not_trained_on_streams()
    {
        var trainer = new Trainer<BackwardTokens>(new BackwardTokens(1), new Adam());
        var error = Assert.Throws<DatasetMismatchException>(() => trainer.Fit(Data()));
        Assert.Contains("The training data do not fit BackwardTokens", error.Message, StringComparison.Ordinal);
        Assert.Contains("remove Bidirectional", error.Message, StringComparison.Ordinal);
        Assert.Throws<DatasetMismatchException>(() => trainer.Evaluate(Data()));
    }

    // The windows of 40 streams of 50, or 8 of 250.
    private static NextTokenDataset Data() => new([.. Enumerable.Range(0, 2000).Select(i => i * i % 31 % 11)], 11);
}

/// <summary>Sees the token that it would have to predict.</summary>
[Network]
[TokenInput(11)]
[Embedding(4)]
[SimpleRnn(6, Bidirectional = true)]
[Dense(11)]
[CrossEntropyLoss]
internal partial class BackwardTokens;
