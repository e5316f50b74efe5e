namespace StaticNet.Tests.Training.Outputs;

public sealed class SeveralOutputsCheckpointTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(5)]
    [InlineData(13)]
    [InlineData(29)]
    public void Resumes_to_the_same_bits_and_the_same_results_of_each_output(int cancelAfter)
    {
        Trainer<TwoHeads> whole = SeveralOutputsTests.Create(), resumed = SeveralOutputsTests.Create(seed: 9);
        History expected = whole.Fit(Data, Options with { CheckpointPath = null });
        Cancel(cancelAfter);
        History history = resumed.Fit(Data, Options with { Resume = true });
        Assert.Equal(whole.Network.Parameters, resumed.Network.Parameters);
        Assert.Equal(expected.BestEpoch, history.BestEpoch);
        Assert.Equal(
            expected.Epochs.Select(epoch => epoch with { Seconds = 0 }),
            history.Epochs.Select(epoch => epoch with { Seconds = 0 }));
    }

    [Fact]
    public void What_is_not_of_the_same_run_is_refused()
    {
        Cancel(13);
        AssertRefused("watched ValidationLoss of size, but here it is to watch ValidationLoss of digit", Options with
        {
            EarlyStopping = new EarlyStopping(100) { Output = "digit" },
        });
        AssertRefused("its class_weights is digit: 1 2 3, here it is digit: 1 2 4", Options with
        {
            OutputClassWeights = new Dictionary<string, float[]> { ["digit"] = [1, 2, 4] },
        });
        string results = Metadata("results");
        foreach ((string key, string value) in ((string, string)[])
        [
            ("loss_sum", "1"),
            ("loss_divisor", "1 2 3"),
            ("loss_divisor", "1 -2"),
            ("monitor", "ValidationLoss of code"),
            ("results", results[..results.LastIndexOf(' ')]),
            ("results", results.Replace(" - ", " 2 ", StringComparison.Ordinal)),
        ])
        {
            string before = Metadata(key);
            CheckpointEdit.SetMetadata(Options.CheckpointPath!, key, value);
            AssertRefused(key, Options);
            CheckpointEdit.SetMetadata(Options.CheckpointPath!, key, before);
        }
        SeveralOutputsTests.Fit(Data, Options with { Resume = true });
    }

    private static Dataset Data => new TwoHeadsData(80).ByName;

    private FitOptions Options => new()
    {
        Epochs = 6,
        BatchSize = 10,
        Validation = new TwoHeadsData(30, seed: 4).ByName,
        OutputClassWeights = new Dictionary<string, float[]> { ["digit"] = [1, 2, 3] },
        EarlyStopping = new EarlyStopping(100) { Output = "size" },
        CheckpointPath = _directory.File("run"),
    };

    private string Metadata(string key)
    {
        using SafetensorsReader reader = SafetensorsReader.Open(Options.CheckpointPath!);
        return reader.Metadata[key];
    }

    private void Cancel(int after)
    {
        using var source = new CancellationTokenSource();
        var cancel = new Watch { Step = context => { if (context.Updates == after) source.Cancel(); } };
        Assert.Throws<OperationCanceledException>(() => SeveralOutputsTests.Create().Fit(
            Data, Options with { Callbacks = [cancel] }, source.Token));
    }

    private static void AssertRefused(string what, FitOptions options)
    {
        CheckpointException refused = Assert.Throws<CheckpointException>(
            () => SeveralOutputsTests.Fit(Data, options with { Resume = true }));
        Assert.Contains(what, refused.Message, StringComparison.Ordinal);
    }
}
