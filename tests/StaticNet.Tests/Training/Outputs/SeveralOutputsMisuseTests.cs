namespace StaticNet.Tests.Training.Outputs;

public sealed class SeveralOutputsMisuseTests
{
    private static readonly TwoHeadsData Good = new(10);

    private static readonly DatasetInput Image = ("image", Good.Images, 3), Meta = ("meta", Good.Meta, 2);

    private static readonly DatasetTarget Digit = ("digit", Good.Digits), Size = ("size", Good.Sizes, 2);

    [Fact]
    public void Data_of_other_inputs_or_targets_are_refused_by_name_before_anything_is_trained()
    {
        Refused("have an input picture, but the network takes 2 (image, meta)", [("picture", Good.Images, 3), Meta]);
        Refused("have no input meta, but 1 input (image)", [Image]);
        Refused("have 1 input, but the network takes 2 (image, meta)", [(Good.Images, 3)]);
        Refused("have 3 inputs, but the network takes 2", [(Good.Images, 3), (Good.Meta, 2), (Good.Meta, 2)]);
        Refused("a sample has 2 input values in image, but the network takes 3", [("image", Good.Meta, 2), Meta]);
        Refused("a target code, but the network takes 2 (digit, size)", targets: [Digit, ("code", Good.Sizes, 2)]);
        Refused("have no target digit, but 1 target (size)", targets: [Size]);
        Refused("have 1 target, but", targets: [Good.Digits]);
        Refused("class labels in size, but the network's loss takes 2 target values",
            targets: [Digit, ("size", Good.Digits)]);
        Refused("a sample has 1 target value in size, but the network's loss takes 2",
            targets: [Digit, ("size", new float[10], 1)]);
        Refused("a sample has 2 labels in digit, but the network's loss takes 1",
            targets: [new DatasetTarget("digit", new int[20], 2), Size]);
        Refused("the label of sample 9 in digit is 3, but the network has 3 classes",
            targets: [("digit", [0, 0, 0, 0, 0, 0, 0, 0, 0, 3]), Size]);
        Refused("an input that nothing can be learned from: that at position 1 of sample 0 in meta is NaN",
            [Image, ("meta", [0, float.NaN, .. new float[18]], 2)]);
        Refused("a target that nothing can be learned from: that at position 0 of sample 1 in size is Infinity",
            targets: [Digit, ("size", [0, 0, float.PositiveInfinity, .. new float[17]], 2)]);
        Refused("2 weights, but the network has several losses", new Dataset([Image, Meta], [Digit, Size])
            .WithWeights([.. Enumerable.Repeat(1f, 20)]));
        DatasetMismatchException one = Assert.Throws<DatasetMismatchException>(() => new Trainer<SoftmaxNetwork>(
            new SoftmaxNetwork(1), new Adam()).Evaluate(Good.ByName));
        Assert.Contains("they have 2 inputs, but the network takes 1.", one.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_the_outputs_contradict_are_refused()
    {
        Refused("ClassWeights is set, but the network has several losses", new FitOptions { ClassWeights = [1, 1] });
        Refused("weights of code, but the network's losses are of digit, size", Weights("code", 1));
        Refused("OutputClassWeights of digit has 4 weights", Weights("digit", 1, 1, 1, 1));
        Refused("OutputClassWeights of size is set, but", Weights("size", 1, 1));
        Assert.Throws<ArgumentException>(() => Weights("digit", -1));
        Refused("watches the output code, but the network's losses are of digit, size", Stopping("code"));
        Refused("Set Output to the name of one: digit, size", Stopping(null, MonitoredValue.ValidationAccuracy));
        Refused("the network does a regression", Stopping("size", MonitoredValue.ValidationAccuracy));
        var single = new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(1), new Adam());
        foreach (FitOptions options in (FitOptions[])[Stopping("digit"), Weights("digit", 1)])
        {
            Assert.Contains("the network has one loss", Assert.Throws<ArgumentException>(
                () => single.Fit(TrainingData.Classes(10), options)).Message, StringComparison.Ordinal);
        }
        var streams = new Trainer<PairNetwork>(PairNetwork.Create(1), new Adam());
        Assert.Contains("the network has one loss", Assert.Throws<ArgumentException>(() => streams.Fit(
            new NextTokenDataset(new int[20], 16),
            new StreamFitOptions { Streams = 1, Window = 2, EarlyStopping = new EarlyStopping(1) { Output = "a" } }))
            .Message, StringComparison.Ordinal);

        static FitOptions Weights(string name, params float[] weights)
            => new() { OutputClassWeights = new Dictionary<string, float[]> { [name] = weights } };

        static FitOptions Stopping(string? output, MonitoredValue monitor = MonitoredValue.Default) => new()
        {
            EarlyStopping = new EarlyStopping(1) { Output = output, Monitor = monitor },
            ValidationFraction = 0.5,
        };
    }

    [Fact]
    public void Unknown_outputs_are_named_with_the_known_ones()
    {
        Evaluation evaluation = SeveralOutputsTests.Create().Evaluate(Good.ByName);
        Assert.Contains("no output code with a loss, but digit, size",
            Assert.Throws<KeyNotFoundException>(() => evaluation.Outputs["code"]).Message, StringComparison.Ordinal);
        Assert.False(evaluation.Outputs.ContainsKey("code"));
        Evaluation single = new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(1), new Adam()).Evaluate(
            TrainingData.Classes(10));
        Assert.Empty(single.Outputs);
        Assert.Contains("one loss",
            Assert.Throws<KeyNotFoundException>(() => single.Outputs["digit"]).Message, StringComparison.Ordinal);
    }

    private static void Refused(string what, DatasetInput[]? inputs = null, DatasetTarget[]? targets = null)
        => Refused(what, new Dataset(inputs ?? [Image, Meta], targets ?? [Digit, Size]));

    private static void Refused(string what, Dataset data)
    {
        Trainer<TwoHeads> trainer = SeveralOutputsTests.Create();
        float[] before = trainer.Network.Parameters.ToArray();
        var refused = Assert.Throws<DatasetMismatchException>(() => trainer.Fit(data));
        Assert.Contains(what, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, trainer.Network.Parameters);
    }

    private static void Refused(string what, FitOptions options)
    {
        var refused = Assert.Throws<ArgumentException>(() => SeveralOutputsTests.Fit(Good.ByName, options));
        Assert.Contains(what, refused.Message, StringComparison.Ordinal);
    }
}
