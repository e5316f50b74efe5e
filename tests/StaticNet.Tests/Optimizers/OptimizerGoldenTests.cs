using StaticNet.Tests.Golden;

namespace StaticNet.Tests.Optimizers;

/// <summary>Every optimizer against PyTorch's: ten steps each. An operation without an optimizer here fails.</summary>
public sealed class OptimizerGoldenTests
{
    public static TheoryData<string> Names => GoldenFile.Names("optimizers");

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void Optimizer_follows_PyTorch(string name)
    {
        GoldenCase golden = GoldenFile.Case("optimizers", name);
        Optimizer optimizer = Create(golden, golden.Shape("params")[0]);
        golden.AssertAllSettingsRead();

        float[] parameters = golden.Floats("params"), gradients = golden.Floats("grads");
        List<double> after = [];
        foreach (float[] step in gradients.Chunk(parameters.Length))
        {
            optimizer.Step(parameters, step);
            after.AddRange(parameters.Select(p => (double)p));
        }
        golden.AssertClose("params_after", after);
    }

    /// <summary>
    /// The same parameters as columns of a long block, so that vectors and not the remainder do the work, with
    /// gradients that come scaled, on two threads.
    /// </summary>
    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void Optimizer_follows_PyTorch_in_vectors_with_a_scale_and_threads(string name)
    {
        const int Copies = 2000;
        GoldenCase golden = GoldenFile.Case("optimizers", name);
        Optimizer optimizer = Create(golden, golden.Shape("params")[0] * Copies);
        float[] parameters = Repeat(golden.Floats("params"), Copies);
        int size = golden.Shape("params")[0];
        List<double> after = [];
        foreach (float[] step in golden.Floats("grads").Chunk(size))
        {
            float[] doubled = [.. Repeat(step, Copies).Select(g => 2 * g)];
            optimizer.Step(parameters, doubled, gradientScale: 0.5f, threads: 2);
            for (int copy = 1; copy < Copies; copy++)
                AssertSame(parameters.AsSpan(0, size), parameters.AsSpan(copy * size, size));
            after.AddRange(parameters.Take(size).Select(p => (double)p));
        }
        golden.AssertClose("params_after", after);
    }

    // Where the hardware has no fused multiply-add for one lane alone, the remainder may round differently.
    private static void AssertSame(ReadOnlySpan<float> expected, ReadOnlySpan<float> got)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], got[i], 1e-6 * Math.Abs(expected[i]) + 1e-6);
    }

    private static float[] Repeat(float[] values, int copies)
        => [.. Enumerable.Range(0, copies).SelectMany(_ => values)];

    private static NetworkDefinition OneTensor(int length) => new(
        "Net", [], [new("weight", [length], 0, [new(length, 1)], Initializer.Zeros, 1, 1)], length);

    private static Optimizer Create(GoldenCase c, int length) => c.Op switch
    {
        "sgd" => new Sgd(c.Number("lr"), c.Number("momentum"))
        {
            Dampening = c.Number("dampening"),
            Nesterov = c.Flag("nesterov"),
            WeightDecay = c.Number("weight_decay"),
        },
        "adam" => new Adam(c.Number("lr"))
        {
            Beta1 = c.Number("beta1"),
            Beta2 = c.Number("beta2"),
            Epsilon = c.Number("eps"),
            WeightDecay = c.Number("weight_decay"),
            AmsGrad = c.Flag("amsgrad"),
        },
        "adamw" => new AdamW(c.Number("lr"))
        {
            Beta1 = c.Number("beta1"),
            Beta2 = c.Number("beta2"),
            Epsilon = c.Number("eps"),
            WeightDecay = c.Number("weight_decay"),
            AmsGrad = c.Flag("amsgrad"),
        },
        "adamax" => new Adamax(c.Number("lr"))
        {
            Beta1 = c.Number("beta1"),
            Beta2 = c.Number("beta2"),
            Epsilon = c.Number("eps"),
            WeightDecay = c.Number("weight_decay"),
        },
        "nadam" => new NAdam(c.Number("lr"))
        {
            Beta1 = c.Number("beta1"),
            Beta2 = c.Number("beta2"),
            Epsilon = c.Number("eps"),
            WeightDecay = c.Number("weight_decay"),
            MomentumDecay = c.Number("momentum_decay"),
        },
        "radam" => new RAdam(c.Number("lr"))
        {
            Beta1 = c.Number("beta1"),
            Beta2 = c.Number("beta2"),
            Epsilon = c.Number("eps"),
            WeightDecay = c.Number("weight_decay"),
        },
        "rmsprop" => new RmsProp(c.Number("lr"))
        {
            Decay = c.Number("alpha"),
            Epsilon = c.Number("eps"),
            WeightDecay = c.Number("weight_decay"),
            Momentum = c.Number("momentum"),
            Centered = c.Flag("centered"),
        },
        "adagrad" => new Adagrad(c.Number("lr"))
        {
            LearningRateDecay = c.Number("lr_decay"),
            WeightDecay = c.Number("weight_decay"),
            InitialAccumulator = c.Number("initial_accumulator"),
            Epsilon = c.Number("eps"),
        },
        "adadelta" => new Adadelta(c.Number("lr"))
        {
            Rho = c.Number("rho"),
            Epsilon = c.Number("eps"),
            WeightDecay = c.Number("weight_decay"),
        },
        "lion" => new Lion(c.Number("lr"))
        {
            Beta1 = c.Number("beta1"),
            Beta2 = c.Number("beta2"),
            WeightDecay = c.Number("weight_decay"),
        },
        "rprop" => new Rprop(c.Number("lr"))
        {
            Shrink = c.Number("etaminus"),
            Grow = c.Number("etaplus"),
            SmallestStep = c.Number("step_min"),
            LargestStep = c.Number("step_max"),
        },
        "lamb" => new Lamb(OneTensor(length), c.Number("lr"))
        {
            Beta1 = c.Number("beta1"),
            Beta2 = c.Number("beta2"),
            Epsilon = c.Number("eps"),
            WeightDecay = c.Number("weight_decay"),
        },
        _ => throw new NotSupportedException($"No optimizer for the golden operation '{c.Op}'."),
    };
}
