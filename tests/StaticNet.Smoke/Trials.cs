namespace StaticNet.Smoke;

/// <summary>What is trained, with what.</summary>
internal static class Trials
{
    private static Optimizer Adam => new AdamW(5e-3);

    // Adam divides a gradient by its own size. Where that is 0 in exact arithmetic, as of the bias before a
    // normalisation, it would make a whole step of a rounding error.
    private static Optimizer Momentum => new Sgd(0.02, momentum: 0.9);

    /// <summary>Runs all.</summary>
    /// <param name="directory">Where files go.</param>
    public static void Run(string directory)
    {
        Dataset digits = SyntheticDigits.Generate(count: 256, seed: 1);
        float[] some = digits.Inputs[..(4 * SyntheticDigits.InputSize)].ToArray();
        Samples<DenseClassifier>(directory, () => Adam, digits, some);
        Samples<ImageClassifier>(directory, () => Momentum, digits, some);

        float[] pairs = [0, 0, 0, 1, 1, 0, 1, 1];
        Samples<Xor>(directory, () => Adam, new Dataset(pairs, inputSize: 2, [0f, 1f, 1f, 0f], targetSize: 1), pairs);

        int[] tokens = [.. Enumerable.Range(0, 600).Select(i => i * i % 20)];
        Text(directory, new NextTokenDataset(tokens, vocabularySize: 20), tokens[..5]);
    }

    private static void Samples<TNetwork>(
        string directory, Func<Optimizer> optimizer, Dataset data, float[] inputs)
        where TNetwork : class, ITrainableNetwork<TNetwork>
        => new Trial<TNetwork>(
            directory,
            optimizer,
            (trainer, epochs, checkpoint) => trainer.Fit(data, new FitOptions
            {
                Epochs = epochs,
                Seed = 7,
                CheckpointPath = checkpoint,
                Resume = true,
            }),
            network =>
            {
                float[] outputs = new float[inputs.Length / TNetwork.InputSize * TNetwork.OutputSize];
                network.Predict(inputs, outputs);
                return outputs;
            }).Run();

    private static void Text(string directory, NextTokenDataset data, int[] tokens)
        => new Trial<TextModel>(
            directory,
            () => Adam,
            (trainer, epochs, checkpoint) => trainer.Fit(data, new StreamFitOptions
            {
                Epochs = epochs,
                Seed = 7,
                Streams = 20,
                Window = 12,
                CheckpointPath = checkpoint,
                Resume = true,
            }),
            network => network.Predict(tokens)).Run();
}
