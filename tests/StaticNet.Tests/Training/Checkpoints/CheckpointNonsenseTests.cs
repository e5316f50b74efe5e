namespace StaticNet.Tests.Training;

/// <summary>
/// A checkpoint that is damaged, or says what no run can have come to, is refused by its name before anything changes.
/// </summary>
public sealed class CheckpointNonsenseTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public CheckpointNonsenseTests()
    {
        // Two epochs of 10 steps and 3 of the next, an early stop not yet reached, and dropout.
        using var source = new CancellationTokenSource();
        var cancel = new Watch { Step = c => { if (c.Updates == 23) source.Cancel(); } };
        Assert.Throws<OperationCanceledException>(() => Create(1).Fit(
            TrainingData.Classes(100), Options with { Callbacks = [cancel] }, source.Token));
    }

    private string Path => _directory.File("run");

    private FitOptions Options => new()
    {
        Epochs = 3,
        BatchSize = 10,
        Validation = TrainingData.Classes(50, seed: 5),
        EarlyStopping = new EarlyStopping(9),
        CheckpointPath = Path,
    };

    public void Dispose() => _directory.Dispose();

    public static TheoryData<string, string[]> Nonsense => new()
    {
        { "staticnet_checkpoint", ["", "0", "1", "2", "three"] },
        { "network", ["", "Other"] },
        { "optimizer", ["Sgd"] },
        { "seed", ["7", "-0"] },
        { "epoch", ["-1", "3", "99", "1.5", "two", "", "2147483648"] },
        { "step", ["-1", "4", "11", "x"] },
        { "updates", ["-1", "22", "99999999999999999999"] },
        { "learning_rate", ["-1", "NaN", "Infinity", "fast"] },
        { "scheduled", ["", "2", "True", "1"] },
        { "loss_sum", ["NaN", "Infinity", "-Infinity", "1,5"] },
        { "loss_divisor", ["NaN", "-1", "Infinity"] },
        { "epoch_seconds", ["-1", "NaN", "Infinity"] },
        { "dropout_step", ["-1", "24", "99999999999999999999"] },
        { "monitor", ["", "Default", "Loss", "3", "Temperature", "-"] },
        { "best_value", ["NaN", "Infinity", ""] },
        { "best_epoch", ["-1", "0", "3"] },
        { "best_parameters", ["", "2"] },
        { "waited", ["-1", "3"] },
        { "results", ["", "1 0.5 - 1 1 0.1 1", "1 2 3\n4 5 6", "2 1 - 1 1 1 1\n1 1 - 1 1 1 1",
            "1 NaN - 1 1 1 1\n2 1 - 1 1 1 1", "1 1 - 1 7 1 1\n2 1 - 1 1 1 1", "1 1 - 1 1 -1 1\n2 1 - 1 1 1 1"] },
        { "optimizer_steps", ["-1", "many", ""] },
        { "optimizer_learning_rate", ["-1", "NaN", "Infinity"] },
        { "optimizer_blocks", ["", "first_moment", "second_moment,first_moment", "first_moment,second_moment,x"] },
        { "samples", ["99"] },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void Nonsense_is_refused(string key, string[] values)
    {
        byte[] good = File.ReadAllBytes(Path);
        foreach (string? value in (string?[])[.. values, null])
        {
            CheckpointEdit.SetMetadata(Path, key, value);
            CheckpointException error = AssertRefused();
            Assert.StartsWith(Path, error.Message, StringComparison.Ordinal);
            File.WriteAllBytes(Path, good);
        }
        Assert.NotNull(Resume(Create(7)));
    }

    [Theory]
    [InlineData("network.dense1.weight", float.NaN)]
    [InlineData("network.dense2.bias", float.PositiveInfinity)]
    [InlineData("best.dense1.bias", float.NaN)]
    public void Parameters_that_are_not_finite_are_refused(string tensor, float value)
    {
        CheckpointEdit.SetTensor(Path, tensor, values => values[^1] = value);
        Assert.Contains("NaN or infinite", AssertRefused().Message, StringComparison.Ordinal);
    }

    /// <summary>Flipped bits, cut ends and exchanged digits: each is either harmless or changes nothing.</summary>
    [Fact]
    public void Whatever_is_damaged_all_or_nothing_is_taken_over()
    {
        bool isLong = Environment.GetEnvironmentVariable("STATICNET_LONG") == "1";
        byte[] good = File.ReadAllBytes(Path);
        int header = 8 + (int)BitConverter.ToUInt64(good);
        var random = new Random(11);
        int refused = 0;
        for (int round = 0; round < (isLong ? 30_000 : 300); round++)
        {
            File.WriteAllBytes(Path, Damage(good, header, random));
            Trainer<SoftmaxNetwork> trainer = Used();
            var before = new TrainerSnapshot<SoftmaxNetwork>(trainer, _directory.Path);
            try
            {
                Resume(trainer);
            }
            catch (CheckpointException error)
            {
                refused++;
                Assert.Equal(Path, error.FileName);
                before.AssertSame(new TrainerSnapshot<SoftmaxNetwork>(trainer, _directory.Path));
            }
        }
        Assert.InRange(refused, 100, 30_000);
    }

    private static byte[] Damage(byte[] good, int header, Random random)
    {
        byte[] bytes = [.. good];
        switch (random.Next(4))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
            default:
                // Other digits in the header, which is still JSON.
                for (int i = 0; i < 3; i++)
                {
                    int digit = Array.FindIndex(bytes, random.Next(8, header), value => char.IsAsciiDigit((char)value));
                    if (digit >= 0 && digit < header)
                        bytes[digit] = (byte)random.Next('0', '9' + 1);
                }
                return bytes;
        }
    }

    private CheckpointException AssertRefused()
    {
        Trainer<SoftmaxNetwork> trainer = Used();
        var before = new TrainerSnapshot<SoftmaxNetwork>(trainer, _directory.Path);
        var error = Assert.Throws<CheckpointException>(() => Resume(trainer));
        before.AssertSame(new TrainerSnapshot<SoftmaxNetwork>(trainer, _directory.Path));
        return error;
    }

    private static Trainer<SoftmaxNetwork> Used()
    {
        Trainer<SoftmaxNetwork> trainer = Create(5);
        trainer.Optimizer.Step(trainer.Network.Parameters, new float[trainer.Network.Parameters.Length]);
        return trainer;
    }

    private History Resume(Trainer<SoftmaxNetwork> trainer) => trainer.Fit(
        TrainingData.Classes(100), Options with { Epochs = 1, Resume = true });

    private static Trainer<SoftmaxNetwork> Create(long seed)
        => new(new SoftmaxNetwork(seed), new Adam(0.05)) { Threads = 1 };
}
