namespace StaticNet.Tests.Training;

/// <summary>A checkpoint is a weight file, too.</summary>
public sealed class CheckpointWeightsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Last_and_best_parameters_of_a_checkpoint_load_into_a_network()
    {
        (BatchNormNetwork trained, float[] last) = Train(new EarlyStopping(3));
        Assert.NotEqual(last, trained.Parameters.ToArray());
        var network = new BatchNormNetwork(seed: 9);
        network.Load(_directory.File("run"));
        Assert.Equal(last, network.Parameters.ToArray());
        Assert.NotEqual(trained.Buffers.ToArray(), network.Buffers.ToArray());

        var best = new WeightLoadOptions { Prefix = "best." };
        WeightLoadReport report = WeightFile.Load(network, _directory.File("run"), best);
        Assert.True(report.IsComplete);
        Assert.Equal(trained.Parameters.ToArray(), network.Parameters.ToArray());
        Assert.Equal(trained.Buffers.ToArray(), network.Buffers.ToArray());
    }

    [Fact]
    public void What_a_checkpoint_has_not_is_said_and_changes_nothing()
    {
        Train(null);
        string path = _directory.File("run");
        var network = new BatchNormNetwork(seed: 9);
        float[] before = network.Parameters.ToArray();
        Assert.Throws<WeightFileException>(
            () => WeightFile.Load(network, path, new WeightLoadOptions { Prefix = "best." }));
        Assert.Equal(before, network.Parameters.ToArray());
        var error = Assert.Throws<WeightFileException>(() => new LinearNetwork(1).Load(path));
        Assert.Contains("norm.weight", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("optimizer", error.Message, StringComparison.Ordinal);
    }

    // A rate that grows beyond measure: an early epoch is the best.
    private (BatchNormNetwork Trained, float[] Last) Train(EarlyStopping? stopping)
    {
        var network = new BatchNormNetwork(seed: 1);
        float[] last = [];
        new Trainer<BatchNormNetwork>(network, new Adam()).Fit(TrainingData.Classes(100), new FitOptions
        {
            Epochs = 12,
            BatchSize = 20,
            Schedule = new ExponentialDecay(0.01, 1.2),
            Validation = TrainingData.Classes(50, seed: 5),
            EarlyStopping = stopping,
            CheckpointPath = _directory.File("run"),
            Callbacks = [new Watch { Epoch = (_, _) => last = network.Parameters.ToArray() }],
        });
        return (network, last);
    }
}
