namespace StaticNet.Tests.Training.Outputs;

/// <summary>What the compiler makes of several inputs and losses against the network written by hand.</summary>
public sealed class GeneratedHeadsTests
{
    [Fact]
    public void Evaluations_are_those_of_the_network_written_by_hand()
    {
        Dataset data = Weighted();
        Evaluation expected = new Trainer<TwoHeads>(TwoHeads.Create(1), new Adam()).Evaluate(data);
        var trainer = new Trainer<GeneratedHeads>(Same(), new Adam()) { EvaluationBatchSize = 7 };
        Evaluation evaluation = trainer.Evaluate(data);
        Assert.Equal(expected.Loss, evaluation.Loss, 1e-6);
        foreach ((string name, Evaluation output) in expected.Outputs)
        {
            Assert.Equal(output.Loss, evaluation.Outputs[name].Loss, 1e-6);
            Assert.Equal(output.Accuracy, evaluation.Outputs[name].Accuracy);
            Assert.Equal(
                output.Regression?.RootMeanSquaredError ?? 0,
                evaluation.Outputs[name].Regression?.RootMeanSquaredError ?? 0, 1e-6);
        }
    }

    [Fact]
    public void Training_is_that_of_the_network_written_by_hand_and_resumes_to_the_same_bits()
    {
        using var directory = new TemporaryDirectory();
        Dataset data = Weighted();
        FitOptions options = new()
        {
            BatchSize = 8,
            ValidationFraction = 0.2,
            OutputClassWeights = new Dictionary<string, float[]> { ["digit"] = [1, 2, 3] },
        };
        // Biases start at zero and move: one step, before which nothing differs.
        EpochResult expected = new Trainer<TwoHeads>(TwoHeads.Create(1), new Sgd(0)).Fit(data, options).Epochs[0];
        EpochResult epoch = new Trainer<GeneratedHeads>(Same(), new Sgd(0)).Fit(data, options).Epochs[0];
        Assert.Equal(expected.Loss, epoch.Loss, 1e-5);
        Assert.Equal(expected.ValidationLoss!.Value, epoch.ValidationLoss!.Value, 1e-5);
        Assert.Equal(expected.Outputs["digit"].Loss, epoch.Outputs["digit"].Loss, 1e-5);
        Assert.Equal(expected.Outputs["size"].Loss, epoch.Outputs["size"].Loss, 1e-5);

        options = options with { CheckpointPath = directory.File("run"), Resume = true };
        Trainer<GeneratedHeads> whole = Create(1), parts = Create(1), resumed = Create(9);
        History all = whole.Fit(data, options with { Epochs = 6, CheckpointPath = null, Resume = false });
        parts.Fit(data, options with { Epochs = 2 });
        History history = resumed.Fit(data, options with { Epochs = 6 });
        Assert.Equal(whole.Network.Parameters, resumed.Network.Parameters);
        Assert.Equal(all.Epochs.Select(each => each.Outputs), history.Epochs.Select(each => each.Outputs));
        Assert.True(all.Epochs[^1].Outputs["size"].Loss < 0.5 * all.Epochs[0].Outputs["size"].Loss);
    }

    [Fact]
    public void Two_inputs_of_one_loss_train_as_one_input_does()
    {
        var data = new TwoHeadsData(200);
        var both = new Dataset([("meta", data.Meta, 2), ("image", data.Images, 3)], [data.Digits]);
        var trainer = new Trainer<GeneratedHead>(new GeneratedHead(1), new Adam(0.05));
        History history = trainer.Fit(both, new FitOptions { Epochs = 10, Validation = both, ClassWeights = [1, 1, 1] });
        EpochResult last = history.Epochs[^1];
        Evaluation evaluation = trainer.Evaluate(both);
        Assert.True(evaluation.Accuracy > 0.9);
        Assert.Equal((evaluation.Loss, evaluation.Accuracy), (last.ValidationLoss, last.ValidationAccuracy));
        Assert.Empty(last.Outputs);
        Assert.Empty(evaluation.Outputs);
        Assert.InRange(last.Loss, 0.5 * evaluation.Loss, 2 * evaluation.Loss);
    }

    private static Trainer<GeneratedHeads> Create(long seed) => new(new GeneratedHeads(seed), new Adam(0.05));

    private static Dataset Weighted()
    {
        var data = new TwoHeadsData(50);
        for (int i = 0; i < 50; i += 3)
            data.Digits[i] = Dataset.NoClass;
        return data.ByName.WithWeights([.. Enumerable.Range(0, 50).Select(i => i % 7 / 3f)]);
    }

    // The weights of the one written by hand, and biases of zero.
    private static GeneratedHeads Same()
    {
        var network = new GeneratedHeads(1);
        TwoHeads source = TwoHeads.Create(1);
        Copy(source.Parameters[..15], network.Dense1.Weight);
        Copy(source.Parameters[15..], network.Dense2.Weight);
        return network;
    }

    private static void Copy(ReadOnlySpan<float> rows, System.Numerics.Tensors.TensorSpan<float> weight)
    {
        for (int row = 0; row < weight.Lengths[0]; row++)
        {
            for (int column = 0; column < weight.Lengths[1]; column++)
                weight[row, column] = rows[row * TwoHeads.InputSize + column];
        }
    }
}
