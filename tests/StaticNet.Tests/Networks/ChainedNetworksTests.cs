namespace StaticNet.Tests.Networks;

/// <summary>Two networks that user code chains: the gradient of one's input is that of the other's output.</summary>
public sealed class ChainedNetworksTests
{
    private const int Samples = 37;

    [Fact]
    public void Halves_of_an_autoencoder_have_the_gradients_of_the_whole()
    {
        using var directory = new TemporaryDirectory();
        string file = directory.File("whole.safetensors");
        WholeAutoencoder whole = new(seed: 3);
        whole.Save(file);
        Encoder encoder = new();
        Decoder decoder = new();
        WeightFile.Load(encoder, file, new WeightLoadOptions { Strict = false });
        WeightFile.Load(decoder, file, new WeightLoadOptions { Strict = false });

        float[] input = Values(Samples * WholeAutoencoder.InputSize, seed: 5);
        float[] expected = new float[whole.Parameters.Length];
        float loss = whole.LossAndGradients(input, input, new Workspace(Samples), expected);

        Workspace first = new(Samples), second = new(Samples);
        float[] encoderGradients = new float[encoder.Parameters.Length];
        float[] decoderGradients = new float[decoder.Parameters.Length];
        float chained = Chain(encoder, decoder, input, first, second, encoderGradients, decoderGradients);

        Assert.Equal(loss, chained, 1e-5f);
        AssertSame(Named(WholeAutoencoder.Definition, expected), [
            .. Named(Encoder.Definition, encoderGradients), .. Named(Decoder.Definition, decoderGradients),
        ]);
    }

    [Fact]
    public void Halves_of_an_autoencoder_learn_together()
    {
        Encoder encoder = new(seed: 1);
        Decoder decoder = new(seed: 2);
        float[] input = Values(Samples * Encoder.InputSize, seed: 6);
        Workspace first = new(Samples), second = new(Samples);
        float[] encoderGradients = new float[encoder.Parameters.Length];
        float[] decoderGradients = new float[decoder.Parameters.Length];
        Optimizer encoderSteps = new Adam(0.01), decoderSteps = new Adam(0.01);
        float before = 0, after = 0;
        for (int step = 0; step < 400; step++)
        {
            after = Chain(encoder, decoder, input, first, second, encoderGradients, decoderGradients);
            before = step == 0 ? after : before;
            encoderSteps.Step(encoder.Parameters, encoderGradients);
            decoderSteps.Step(decoder.Parameters, decoderGradients);
        }
        Assert.InRange(after, 0, before / 3);
    }

    // Real points lie on a circle; the generator starts in a small heap around its middle.
    [Fact]
    public void Generator_improves_against_a_discriminator()
    {
        PointGenerator generator = new(seed: 4);
        PointDiscriminator discriminator = new(seed: 5);
        float[] noise = Values(512 * PointGenerator.InputSize, seed: 7);
        double before = DistanceToCircle(generator.Predict(noise));
        var training = new Adversaries(generator, discriminator);
        for (int step = 0; step < 1_500; step++)
            training.Step();
        float[] made = generator.Predict(noise);
        Assert.InRange(before, 0.3, 2);
        Assert.InRange(DistanceToCircle(made), 0, 0.15);

        // All around it, not in one place that the discriminator happens to like.
        IEnumerable<int> quadrants = made.Chunk(2).Select(point => (point[0] > 0 ? 1 : 0) + (point[1] > 0 ? 2 : 0));
        Assert.All(quadrants.CountBy(quadrant => quadrant), quadrant => Assert.InRange(quadrant.Value, 30, 350));
        Assert.Equal(4, quadrants.Distinct().Count());
    }

    private static float Chain(
        Encoder encoder, Decoder decoder, float[] input, Workspace first, Workspace second,
        float[] encoderGradients, float[] decoderGradients)
    {
        ReadOnlySpan<float> codes = encoder.Forward(input, first, training: true);
        ReadOnlySpan<float> made = decoder.Forward(codes, second, training: true);
        float[] dMade = new float[made.Length], dCodes = new float[codes.Length];
        double loss = 0;
        for (int i = 0; i < dMade.Length; i++)
        {
            float error = made[i] - input[i];
            loss += error * error;
            dMade[i] = 2 * error / dMade.Length;
        }
        decoder.Backward(dMade, second, decoderGradients, dCodes);
        encoder.Backward(dCodes, first, encoderGradients, dInput: []);
        return (float)(loss / dMade.Length);
    }

    private static double DistanceToCircle(float[] points) => Enumerable.Range(0, points.Length / 2)
        .Average(point => Math.Abs(1 - Math.Sqrt(Square(points[2 * point]) + Square(points[2 * point + 1]))));

    private static double Square(double value) => value * value;

    private static Dictionary<string, float[]> Named(NetworkDefinition definition, float[] block)
        => definition.Tensors.ToDictionary(tensor => tensor.Name, tensor =>
        {
            float[] values = new float[tensor.Count];
            tensor.Gather(block, values);
            return values;
        });

    private static void AssertSame(
        Dictionary<string, float[]> expected, IReadOnlyCollection<KeyValuePair<string, float[]>> actual)
    {
        Assert.Equal(expected.Keys.Order(), actual.Select(tensor => tensor.Key).Order());
        foreach ((string name, float[] values) in actual)
            Assert.All(expected[name].Zip(values), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    private static float[] Values(int count, ulong seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle(-1, 1))];
    }

    /// <summary>A generator and a discriminator that learn from each other, in turns.</summary>
    private sealed class Adversaries(PointGenerator generator, PointDiscriminator discriminator)
    {
        private const int Batch = 64;

        private SeededRandom _random = new(8);
        private readonly Workspace _generatorSpace = new(Batch);
        private readonly Workspace _discriminatorSpace = new(2 * Batch);
        private readonly Adam _generatorSteps = new(1e-3) { Beta1 = 0.5 };
        private readonly Adam _discriminatorSteps = new(2e-3) { Beta1 = 0.5 };
        private readonly float[] _generatorGradients = new float[generator.Parameters.Length];
        private readonly float[] _discriminatorGradients = new float[discriminator.Parameters.Length];
        private readonly float[] _noise = new float[Batch * PointGenerator.InputSize];
        private readonly float[] _points = new float[2 * Batch * PointDiscriminator.InputSize];
        private readonly float[] _areReal = [.. Enumerable.Range(0, 2 * Batch).Select(i => i < Batch ? 1f : 0f)];

        public void Step()
        {
            TeachDiscriminator();
            TeachGenerator();
        }

        private void TeachDiscriminator()
        {
            for (int i = 0; i < Batch; i++)
                (_points[2 * i + 1], _points[2 * i]) = MathF.SinCos(_random.NextSingle(-MathF.PI, MathF.PI));
            Generate().CopyTo(_points.AsSpan(2 * Batch));
            discriminator.LossAndGradients(_points, _areReal, _discriminatorSpace, _discriminatorGradients);
            _discriminatorSteps.Step(discriminator.Parameters, _discriminatorGradients);
        }

        // What the generator makes is to be taken for real: the loss is that of the discriminator with other targets.
        private void TeachGenerator()
        {
            ReadOnlySpan<float> made = Generate();
            ReadOnlySpan<float> logits = discriminator.Forward(made, _discriminatorSpace, training: true);
            float[] dLogits = new float[Batch], dMade = new float[made.Length];
            for (int i = 0; i < Batch; i++)
                dLogits[i] = -1 / (1 + MathF.Exp(logits[i])) / Batch;
            discriminator.Backward(dLogits, _discriminatorSpace, _discriminatorGradients, dMade);
            generator.Backward(dMade, _generatorSpace, _generatorGradients, dInput: []);
            _generatorSteps.Step(generator.Parameters, _generatorGradients);
        }

        private ReadOnlySpan<float> Generate()
        {
            foreach (ref float value in _noise.AsSpan())
                value = _random.NextSingle(-1, 1);
            return generator.Forward(_noise, _generatorSpace, training: true);
        }
    }
}
