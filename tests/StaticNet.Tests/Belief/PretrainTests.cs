namespace StaticNet.Tests.Belief;

public sealed class PretrainTests
{
    private static readonly PretrainOptions s_options = new()
    {
        Machine = new RbmOptions { Epochs = 3, Chains = ChainKind.Persistent, Centered = true, SparsityTarget = 0.4 },
        BatchSize = 20,
        Seed = 5,
    };

    [Fact]
    public void Each_machine_learns_and_the_head_stays()
    {
        StackWithHead network = new(seed: 1);
        float[] head = network.Head();
        PretrainHistory history =
            network.Pretrain(Halves.Data(210), s_options with { Validation = Halves.Data(50, 2) });
        Assert.Equal(["rbm1", "rbm1", "rbm1", "rbm2", "rbm2", "rbm2"], history.Epochs.Select(epoch => epoch.Machine));
        Assert.Equal(66, history.Updates);
        Assert.All(history.Epochs, epoch => Assert.InRange(epoch.FreeEnergyGap!.Value, -5, 5));
        Assert.True(history.Epochs[2].ReconstructionError < history.Epochs[0].ReconstructionError);
        Assert.Equal(head, network.Head());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Any_number_of_threads_gives_the_same_bits(int threads)
    {
        StackWithHead one = new(seed: 1), several = new(seed: 1);
        one.Pretrain(Halves.Data(100), s_options with { Threads = 2 });
        several.Pretrain(Halves.Data(100), s_options with { Threads = threads });
        Assert.Equal(one.Parameters.ToArray(), several.Parameters.ToArray());
    }

    // Interrupted within the first machine and within the second.
    [Theory]
    [InlineData(ChainKind.Contrastive, 7)]
    [InlineData(ChainKind.Persistent, 7)]
    [InlineData(ChainKind.Persistent, 25)]
    [InlineData(ChainKind.Tempered, 31)]
    public void What_is_interrupted_resumes_to_the_same_bits(ChainKind chains, int after)
    {
        using TemporaryDirectory directory = new();
        Dataset data = Halves.Data(210);
        PretrainOptions options = s_options with { Machine = s_options.Machine with { Chains = chains } };
        StackWithHead whole = new(seed: 1), interrupted = new(seed: 1), resumed = new(seed: 99);
        PretrainHistory history = whole.Pretrain(data, options);

        using CancellationTokenSource cancellation = new();
        options = options with
        {
            CheckpointPath = directory.File("state.safetensors"),
            Progress = new CancelAfter(after, cancellation),
            ProgressInterval = TimeSpan.Zero,
        };
        Assert.ThrowsAny<OperationCanceledException>(
            () => interrupted.Pretrain(data, options, cancellation.Token));
        PretrainHistory rest = resumed.Pretrain(data, options with { Resume = true, Progress = null });
        Assert.Equal(whole.Parameters.ToArray(), resumed.Parameters.ToArray());
        Assert.Equal(
            history.Epochs.Select(epoch => epoch with { Seconds = 0 }),
            rest.Epochs.Select(epoch => epoch with { Seconds = 0 }));
    }

    [Fact]
    public void A_checkpoint_of_another_run_is_refused_and_changes_nothing()
    {
        using TemporaryDirectory directory = new();
        string path = directory.File("state.safetensors");
        PretrainOptions options = s_options with { CheckpointPath = path, Resume = true };
        new StackWithHead(seed: 1).Pretrain(Halves.Data(100), options);

        StackWithHead other = new(seed: 2);
        float[] before = other.Parameters.ToArray();
        Assert.Contains("seed", Refused(options with { Seed = 6 }), StringComparison.Ordinal);
        Assert.Contains(
            "options.rbm1", Refused(options with { Machine = options.Machine with { GibbsSteps = 2 } }),
            StringComparison.Ordinal);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^100]);
        Refused(options);
        other.Save(path);
        Assert.Contains("no checkpoint", Refused(options), StringComparison.Ordinal);
        Assert.Equal(before, other.Parameters.ToArray());

        string Refused(PretrainOptions refused) => Assert.Throws<CheckpointException>(
            () => other.Pretrain(Halves.Data(100), refused)).Message;
    }

    // What would only be found later, without the file's name.
    [Fact]
    public void A_checkpoint_whose_numbers_make_no_sense_is_refused()
    {
        using TemporaryDirectory directory = new();
        string path = directory.File("state.safetensors");
        PretrainOptions options = s_options with { CheckpointPath = path, Resume = true };
        StackWithHead network = new(seed: 1);
        network.Pretrain(Halves.Data(100), options);
        float[] before = network.Parameters.ToArray();
        byte[] whole = File.ReadAllBytes(path);

        Assert.Contains("NaN", RefusedWith((_, values) => values[0] = float.NaN, "network.rbm1.weight"));
        Assert.Contains("NaN", RefusedWith((_, values) => values[0] = float.NaN, "weight_velocity"));
        Assert.Contains("no sense", RefusedWith((metadata, _) => metadata["step"] = "5", "activity"));
        Assert.Contains("no sense", RefusedWith((metadata, _) => metadata["updates"] = "7", "activity"));
        Assert.Equal(before, network.Parameters.ToArray());

        string RefusedWith(Action<IDictionary<string, string>, float[]> change, string tensor)
        {
            File.WriteAllBytes(path, whole);
            SafetensorsWriter writer = Changed(path, change, tensor);
            writer.Save(path);
            return Assert.Throws<CheckpointException>(() => network.Pretrain(Halves.Data(100), options)).Message;
        }
    }

    private static SafetensorsWriter Changed(
        string path, Action<IDictionary<string, string>, float[]> change, string tensor)
    {
        using SafetensorsReader reader = SafetensorsReader.Open(path);
        SafetensorsWriter writer = new();
        foreach ((string key, string value) in reader.Metadata)
            writer.Metadata[key] = value;
        foreach (SafetensorsTensor other in reader.Tensors)
        {
            int[] shape = [.. other.Shape.Select(size => (int)size)];
            float[] values = new float[shape.Aggregate(1, (count, size) => count * size)];
            reader.Read(other, values);
            if (other.Name == tensor)
                change(writer.Metadata, values);
            writer.Add(other.Name, shape, values);
        }
        return writer;
    }

    [Fact]
    public void Untied_weights_for_generating_are_those_that_were_learned()
    {
        JointStack network = new(seed: 1);
        network.Pretrain(
            Halves.Data(100), s_options with { Machine = s_options.Machine with { SparsityTarget = null } });
        float[] weight = new float[network.Rbm1.Weight.FlattenedLength];
        float[] generative = new float[weight.Length];
        network.Rbm1.Weight.FlattenTo(weight);
        network.Rbm1Buffers.GenerativeWeight.FlattenTo(generative);
        Assert.Equal(weight, generative);
        float[] initial = new float[weight.Length];
        new JointStack(seed: 1).Rbm1.Weight.FlattenTo(initial);
        Assert.NotEqual(initial, weight);
    }

    [Fact]
    public void Other_units_learn_too()
    {
        SeededRandom random = new(3);
        float[] inputs = new float[5 * 200];
        for (int sample = 0; sample < 200; sample++)
        {
            float common = random.NextSingle(-1.7f, 1.7f);
            for (int i = 0; i < 5; i++)
                inputs[sample * 5 + i] = common + random.NextSingle(-0.2f, 0.2f);
        }
        OtherUnits network = new(seed: 1);
        PretrainHistory history = network.Pretrain(
            new Dataset(inputs, 5, new int[200]),
            new PretrainOptions { Machine = new RbmOptions { Epochs = 60, LearningRate = 0.005 }, BatchSize = 20 });
        Assert.That(history.Epochs[59].ReconstructionError < 0.3, $"{history.Epochs[59]}");
        Assert.True(history.Epochs[^1].ReconstructionError < history.Epochs[60].ReconstructionError);
        Assert.Throws<NotSupportedException>(() => network.LogLikelihood(inputs));
        Assert.Throws<ArgumentException>(() => network.Pretrain(
            new Dataset(inputs, 5, new int[200]),
            new PretrainOptions { Machine = new RbmOptions { Chains = ChainKind.Tempered } }));
    }

    [Fact]
    public void Data_that_do_not_fit_are_refused_before_anything_is_trained()
    {
        JointStack network = new(seed: 1);
        float[] before = network.Parameters.ToArray();
        float[] inputs = new float[12 * 4];
        inputs[20] = 255;
        Assert.Contains("from 0 to 255. Scale them", Refused(new(inputs, 12, [0, 1, 0, 1])), StringComparison.Ordinal);
        inputs[20] = float.NaN;
        Assert.Contains("NaN", Refused(new(inputs, 12, [0, 1, 0, 1])), StringComparison.Ordinal);
        inputs[20] = 0;
        Assert.Contains("label 2", Refused(new(inputs, 12, [0, 1, 2, 1])), StringComparison.Ordinal);
        Assert.Contains("no single class label", Refused(new(inputs, 12, new float[4], 1)), StringComparison.Ordinal);
        Assert.Contains("16 input values", Refused(new(inputs, 16, [0, 1, 1])), StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.ToArray());

        string Refused(Dataset data) => Assert.Throws<DatasetMismatchException>(() => network.Pretrain(data)).Message;
    }
}

internal static class HeadOf
{
    /// <summary>The weight above the stack.</summary>
    public static float[] Head(this StackWithHead network)
    {
        float[] values = new float[network.Dense1.Weight.FlattenedLength];
        network.Dense1.Weight.FlattenTo(values);
        return values;
    }
}
