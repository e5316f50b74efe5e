namespace StaticNet.Tests.Networks.Initialization;

public class ParameterInitializerTests
{
    private const int Outputs = 90;
    private const int Inputs = 130;
    private const int Stride = 96;

    public static TheoryData<Initializer, double> Deviations => new()
    {
        { Initializer.GlorotUniform, Math.Sqrt(2.0 / (Inputs + Outputs)) },
        { Initializer.GlorotNormal, Math.Sqrt(2.0 / (Inputs + Outputs)) },
        { Initializer.HeUniform, Math.Sqrt(2.0 / Inputs) },
        { Initializer.HeNormal, Math.Sqrt(2.0 / Inputs) },
        { Initializer.LecunNormal, Math.Sqrt(1.0 / Inputs) },
        { Initializer.TorchUniform, Math.Sqrt(1.0 / (3 * Inputs)) },
        { Initializer.Normal, 1 },
    };

    [Theory]
    [MemberData(nameof(Deviations))]
    public void Mean_deviation_and_range_are_those_of_the_distribution(Initializer initializer, double deviation)
    {
        float[] values = Initialized(initializer, 7);
        bool uniform = initializer is Initializer.GlorotUniform or Initializer.HeUniform or Initializer.TorchUniform;
        double noise = deviation / Math.Sqrt(values.Length);
        Assert.Equal(0, values.Average(), 5 * noise);
        Assert.Equal(deviation, Math.Sqrt(values.Average(v => (double)v * v)), 5 * noise);
        double largest = values.Max(MathF.Abs) / deviation;
        if (uniform)
            Assert.InRange(largest, Math.Sqrt(3) * 0.995, Math.Sqrt(3) * 1.000001);
        else
        {
            Assert.InRange(largest, 3.2, 6);
            double kurtosis = values.Average(v => Math.Pow(v / deviation, 4));
            Assert.Equal(3, kurtosis, 5 * Math.Sqrt(96.0 / values.Length));
        }
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(5, 40)]
    [InlineData(64, 16)]
    public void Orthogonal_has_orthonormal_rows_or_columns(int rows, int columns)
    {
        var tensor = new TensorLayout(
            "w", [rows, columns], 0, [new(rows, columns), new(columns, 1)], Initializer.Orthogonal, columns, rows);
        float[] values = new float[rows * columns];
        ParameterInitializer.Initialize(values, Definition(values.Length, tensor), 3);
        bool wide = rows <= columns;
        double At(int vector, int i) => wide ? values[vector * columns + i] : values[i * columns + vector];
        for (int a = 0; a < Math.Min(rows, columns); a++)
        {
            for (int b = 0; b <= a; b++)
            {
                double dot = Enumerable.Range(0, Math.Max(rows, columns)).Sum(i => At(a, i) * At(b, i));
                Assert.Equal(a == b ? 1 : 0, dot, 1e-6);
            }
        }
    }

    [Fact]
    public void Padding_is_zero_and_the_layout_does_not_change_the_values()
    {
        TensorLayout padded = Transposed(Initializer.GlorotUniform, 5, Stride);
        float[] block = new float[5 + Inputs * Stride];
        Array.Fill(block, float.NaN);
        ParameterInitializer.Initialize(block, Definition(block.Length, padded), 7);
        float[] values = new float[padded.Count];
        padded.Gather(block, values);
        Assert.Equal(Initialized(Initializer.GlorotUniform, 7), values);
        padded.Scatter(new float[padded.Count], block);
        Assert.All(block, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Seeds_and_tensors_have_streams_of_their_own()
    {
        TensorLayout[] two =
            [Transposed(Initializer.Normal, 0, Stride), Transposed(Initializer.Normal, Inputs * Stride, Stride)];
        float[] block = new float[2 * Inputs * Stride];
        ParameterInitializer.Initialize(block, Definition(block.Length, two), 7);
        float[] first = new float[two[0].Count];
        float[] second = new float[two[0].Count];
        two[0].Gather(block, first);
        two[1].Gather(block, second);
        Assert.Equal(Initialized(Initializer.Normal, 7), first);
        foreach (float[] other in (float[][])[second, Initialized(Initializer.Normal, 8)])
        {
            double correlation = first.Zip(other, (a, b) => (double)a * b).Average();
            Assert.Equal(0, correlation, 5 / Math.Sqrt(first.Length));
        }
    }

    [Fact]
    public void Zeros_and_ones_are_that_and_a_short_block_is_refused()
    {
        Assert.All(Initialized(Initializer.Zeros, 1), value => Assert.Equal(0, value));
        Assert.All(Initialized(Initializer.Ones, 1), value => Assert.Equal(1, value));
        NetworkDefinition definition = Definition(10, []);
        Assert.Throws<ArgumentException>(() => ParameterInitializer.Initialize(new float[9], definition, 1));
    }

    private static float[] Initialized(Initializer initializer, long seed)
    {
        TensorLayout tensor = Transposed(initializer, 0, Stride);
        float[] block = new float[Inputs * Stride];
        ParameterInitializer.Initialize(block, Definition(block.Length, tensor), seed);
        float[] values = new float[tensor.Count];
        tensor.Gather(block, values);
        return values;
    }

    // A dense weight as it lies in memory: [inputs x stride], shown as [outputs, inputs].
    private static TensorLayout Transposed(Initializer initializer, int offset, int stride)
        => new("w", [Outputs, Inputs], offset, [new(Outputs, 1), new(Inputs, stride)], initializer, Inputs, Outputs);

    private static NetworkDefinition Definition(int length, params TensorLayout[] tensors)
        => new("Net", [], [.. tensors], length);
}
