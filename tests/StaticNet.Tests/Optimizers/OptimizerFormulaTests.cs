namespace StaticNet.Tests.Optimizers;

/// <summary>Optimizers without results of PyTorch's, against their formulas in double precision.</summary>
public sealed class OptimizerFormulaTests
{
    private const int Length = 40, Steps = 25;

    [Fact]
    public void Lion_follows_its_algorithm()
    {
        double[] momentum = new double[Length];
        Check(
            new Lion(0.01) { Beta1 = 0.8, Beta2 = 0.95, WeightDecay = 0.3 },
            (parameters, gradients, _) =>
            {
                for (int i = 0; i < Length; i++)
                {
                    double direction = 0.8 * momentum[i] + 0.2 * gradients[i];
                    parameters[i] -= 0.01 * (Math.Sign(direction) + 0.3 * parameters[i]);
                    momentum[i] = 0.95 * momentum[i] + 0.05 * gradients[i];
                }
            });
    }

    [Fact]
    public void Rprop_follows_PyTorchs_algorithm()
    {
        double[] previous = new double[Length], size = new double[Length];
        Array.Fill(size, 0.1);
        Check(
            new Rprop(0.1) { LargestStep = 0.3, SmallestStep = 0.02 },
            (parameters, gradients, _) =>
            {
                for (int i = 0; i < Length; i++)
                {
                    int sign = Math.Sign(gradients[i] * previous[i]);
                    size[i] = Math.Clamp(size[i] * (sign > 0 ? 1.2 : sign < 0 ? 0.5 : 1), 0.02, 0.3);
                    previous[i] = sign < 0 ? 0 : gradients[i];
                    parameters[i] -= Math.Sign(previous[i]) * size[i];
                }
            });
    }

    [Fact]
    public void Lamb_follows_its_algorithm_tensor_by_tensor()
    {
        const double Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-6, Decay = 0.2, Rate = 0.05;
        double[] first = new double[Length], second = new double[Length], direction = new double[Length];
        var network = new NetworkDefinition(
            "Net", [],
            [
                new("late", [3, 8], 16, [new(3, 8), new(8, 1)], Initializer.Zeros, 1, 1),
                new("early", [13], 0, [new(13, 1)], Initializer.Zeros, 1, 1),
            ],
            Length);
        Check(
            new Lamb(network, Rate) { Beta1 = Beta1, Beta2 = Beta2, Epsilon = Epsilon, WeightDecay = Decay },
            (parameters, gradients, step) =>
            {
                for (int i = 0; i < Length; i++)
                {
                    first[i] = Beta1 * first[i] + (1 - Beta1) * gradients[i];
                    second[i] = Beta2 * second[i] + (1 - Beta2) * gradients[i] * gradients[i];
                    double corrected = second[i] / (1 - Math.Pow(Beta2, step));
                    direction[i] = first[i] / (1 - Math.Pow(Beta1, step)) / (Math.Sqrt(corrected) + Epsilon)
                        + Decay * parameters[i];
                }
                foreach ((int start, int end) in ((int, int)[])[(0, 16), (16, Length)])
                {
                    double ratio = Norm(parameters.AsSpan()[start..end]) / Norm(direction.AsSpan()[start..end]);
                    for (int i = start; i < end; i++)
                        parameters[i] -= Rate * ratio * direction[i];
                }
            });
    }

    [Fact]
    public void Lamb_refuses_the_parameters_of_another_network()
    {
        var network = new NetworkDefinition("Net", [], [], 16);
        var exception = Assert.Throws<ArgumentException>(() => new Lamb(network).Step(new float[32], new float[32]));
        Assert.Contains("a block of 16 parameters, but there are 32", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => new Lamb(null!));
    }

    private static void Check(Optimizer optimizer, Action<double[], double[], int> step)
    {
        var random = new Random(5);
        double[] expected = Draw(random);
        float[] parameters = [.. expected.Select(value => (float)value)];
        for (int number = 1; number <= Steps; number++)
        {
            double[] gradients = Draw(random);
            step(expected, gradients, number);
            optimizer.Step(parameters, [.. gradients.Select(value => (float)(2 * value))], gradientScale: 0.5f);
            for (int i = 0; i < Length; i++)
                Assert.Equal(expected[i], parameters[i], 2e-5);
        }
    }

    // What single precision holds exactly.
    private static double[] Draw(Random random)
        => [.. Enumerable.Range(0, Length).Select(_ => (double)(float)(random.NextDouble() - 0.5))];

    private static double Norm(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value * value;
        return Math.Sqrt(sum);
    }
}
