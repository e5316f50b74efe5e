namespace StaticNet.Tests.Optimizers;

public sealed class OptimizerTests
{
    internal static readonly Func<int, Optimizer>[] All =
    [
        _ => new Sgd(0.1),
        _ => new Sgd(0.1, 0.9) { Nesterov = true, WeightDecay = 0.1 },
        _ => new Adam { Epsilon = 0 },
        _ => new Adam { AmsGrad = true, WeightDecay = 0.1 },
        _ => new AdamW { Epsilon = 1e-60 },
        _ => new RmsProp { Epsilon = 0, Centered = true, Momentum = 0.9 },
        _ => new RmsProp(),
        _ => new Adagrad { Epsilon = 0, LearningRateDecay = 0.1 },
        _ => new Adadelta(),
        _ => new Adamax { Epsilon = 0 },
        _ => new NAdam { Epsilon = 0 },
        _ => new RAdam { Epsilon = 0 },
        _ => new Lion { WeightDecay = 0.1 },
        _ => new Rprop(),
        length => new Lamb(Definition(length)) { WeightDecay = 0.1 },
    ];

    public static TheoryData<int> Optimizers => [.. Enumerable.Range(0, All.Length)];

    [Theory, MemberData(nameof(Optimizers))]
    public void Padding_stays_zero(int index)
    {
        Optimizer optimizer = All[index](100);
        float[] parameters = new float[100], gradients = new float[100];
        for (int step = 0; step < 8; step++)
            optimizer.Step(parameters, gradients, gradientScale: 0.5f);
        Assert.All(parameters, p => Assert.Equal(0, p));
    }

    [Theory, MemberData(nameof(Optimizers))]
    public void Any_number_of_threads_gives_the_same_bits_and_no_step_allocates(int index)
    {
        const int Length = 50_003;
        Optimizer one = All[index](Length), three = All[index](Length);
        float[] gradients = Noise(Length, seed: 1), expected = Noise(Length, seed: 2), got = [.. expected];
        for (int step = 0; step < 3; step++)
        {
            one.Step(expected, gradients, 0.7f, threads: 1);
            three.Step(got, gradients, 0.7f, threads: 3);
        }
        Assert.Equal(expected, got);
        Assert.All(expected, p => Assert.True(float.IsFinite(p)));

        Assert.Equal(0, Allocation.Of(() => one.Step(expected, gradients, 0.7f)));
    }

    [Theory, MemberData(nameof(Optimizers))]
    public void An_imported_state_goes_on_with_the_same_bits(int index)
    {
        const int Length = 77;
        Optimizer whole = All[index](Length), resumed = All[index](Length);
        float[] gradients = Noise(Length, seed: 1), parameters = Noise(Length, seed: 2);
        for (int step = 0; step < 7; step++)
            whole.Step(parameters, gradients);
        whole.LearningRate *= 0.5;
        resumed.ImportState(whole.ExportState());
        float[] copy = [.. parameters];
        for (int step = 0; step < 7; step++)
        {
            whole.Step(parameters, gradients);
            resumed.Step(copy, gradients);
        }
        Assert.Equal(parameters, copy);
    }

    [Theory, MemberData(nameof(Optimizers))]
    public void Averages_of_dead_units_reach_zero_and_nan_gradients_come_out(int index)
    {
        Optimizer optimizer = All[index](40);
        float[] parameters = Noise(40, seed: 2), gradients = Noise(40, seed: 1);
        optimizer.Step(parameters, gradients);
        Array.Clear(gradients);
        for (int step = 0; step < 1200; step++)
            optimizer.Step(parameters, gradients);
        OptimizerState state = optimizer.ExportState();
        Assert.DoesNotContain(state.Blocks.SelectMany(block => block.Values), float.IsSubnormal);

        Array.Fill(gradients, float.NaN);
        optimizer.Step(parameters, gradients);
        Assert.All(parameters, p => Assert.True(float.IsNaN(p)));
    }

    [Fact]
    public void A_state_of_other_settings_or_another_optimizer_is_refused()
    {
        var adam = new Adam();
        adam.Step(new float[3], new float[3]);
        OptimizerState state = adam.ExportState();
        Assert.Contains("Adam", Assert.Throws<ArgumentException>(() => new Sgd(0.1).ImportState(state)).Message);
        var error = Assert.Throws<ArgumentException>(() => new Adam { AmsGrad = true }.ImportState(state));
        Assert.Contains("greatest_second_moment", error.Message);
        Assert.Throws<ArgumentException>(() => adam.Step(new float[4], new float[4]));
        Assert.Throws<ArgumentException>(() => adam.Step(new float[3], new float[4]));
    }

    [Fact]
    public void A_state_that_makes_no_sense_is_refused_whole()
    {
        float[] parameters = Noise(3, seed: 1), gradients = Noise(3, seed: 2);
        var adam = new Adam(0.3);
        adam.Step(parameters, gradients);
        OptimizerState good = adam.ExportState();
        Assert.All(
            (OptimizerState[])
            [
                good with { LearningRate = double.NaN, Steps = 7 },
                good with { LearningRate = -1 },
                good with { Steps = -1 },
                good with { Steps = 0 },
                good with { Blocks = default },
                good with { Blocks = [good.Blocks[0]] },
                good with { Blocks = [good.Blocks[1], good.Blocks[0]] },
                good with { Blocks = [good.Blocks[0], new(good.Blocks[1].Name, new float[2])] },
                good with { Blocks = [good.Blocks[0], new(good.Blocks[1].Name, null!)] },
                good with { Blocks = [good.Blocks[0], null!] },
            ],
            state =>
            {
                Assert.ThrowsAny<ArgumentException>(() => adam.ImportState(state));
                OptimizerState after = adam.ExportState();
                Assert.Equal((good.Steps, good.LearningRate), (after.Steps, after.LearningRate));
                Assert.Equal(good.Blocks.SelectMany(b => b.Values), after.Blocks.SelectMany(b => b.Values));
            });
    }

    [Fact]
    public void Settings_out_of_range_are_named()
    {
        Assert.Equal("LearningRate", Parameter(() => new Adam(double.NaN)));
        Assert.Equal("Beta2", Parameter(() => new Adam { Beta2 = 1 }));
        Assert.Equal("momentum", Parameter(() => new Sgd(0.1, -1)));
        Assert.Equal("Epsilon", Parameter(() => new Adadelta { Epsilon = 0 }));
    }

    private static string? Parameter(Func<object> create)
        => Assert.Throws<ArgumentOutOfRangeException>(() => create()).ParamName;

    // Two tensors.
    private static NetworkDefinition Definition(int length) => new(
        "Net", [],
        [
            new("a", [16], 0, [new(16, 1)], Initializer.Zeros, 1, 1),
            new("b", [length - 16], 16, [new(length - 16, 1)], Initializer.Zeros, 1, 1),
        ],
        length);

    private static float[] Noise(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() - 0.5))];
    }
}
