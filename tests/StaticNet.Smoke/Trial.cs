namespace StaticNet.Smoke;

/// <summary>Trains, resumes, saves, loads and predicts with one network, and prints what comes out.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
/// <param name="directory">Where files go.</param>
/// <param name="optimizer">Makes an optimizer.</param>
/// <param name="fit">Trains for so many epochs, with a checkpoint in the file.</param>
/// <param name="predict">Some outputs.</param>
internal sealed class Trial<TNetwork>(
    string directory,
    Func<Optimizer> optimizer,
    Func<Trainer<TNetwork>, int, string, History> fit,
    Func<TNetwork, float[]> predict)
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private const int Epochs = 4, InterruptedAfter = 2;

    private static readonly string s_name = typeof(TNetwork).Name;

    /// <summary>Runs it.</summary>
    /// <exception cref="SmokeException">Something is not as promised.</exception>
    public void Run()
    {
        TNetwork network = TNetwork.Create(seed: 1);
        History history = fit(new Trainer<TNetwork>(network, optimizer()), Epochs, Checkpoint("whole"));
        float[] outputs = predict(network);
        Results.Print($"{s_name}.losses", history.Epochs.Select(epoch => epoch.Loss));
        Results.Print($"{s_name}.outputs", outputs.Select(output => (double)output));
        Results.Note($"{s_name}: the parameters' digest is {Results.Digest(network.Parameters):x16}");
        RequireSameBits(Resume(), network, "Training resumed");
        RequireSameBits(Reload(network, outputs), network, "The weight file");
    }

    // With another network, another trainer and one thread.
    private TNetwork Resume()
    {
        string checkpoint = Checkpoint("parts");
        TNetwork? network = null;
        foreach (int epochs in new[] { InterruptedAfter, Epochs })
        {
            network = TNetwork.Create(seed: epochs == InterruptedAfter ? 1 : 2);
            fit(new Trainer<TNetwork>(network, optimizer()) { Threads = 1 }, epochs, checkpoint);
        }
        return network!;
    }

    private TNetwork Reload(TNetwork network, float[] outputs)
    {
        string file = Path.Combine(directory, $"{s_name}.safetensors");
        for (int time = 0; time < 2; time++) // The second replaces the first.
            WeightFile.Save(network, file);
        TNetwork loaded = TNetwork.Create(seed: 3);
        WeightFile.Load(loaded, file);
        SmokeException.ThrowUnless(
            Results.HaveSameBits(predict(loaded), outputs), $"{s_name} predicts something else from its file.");
        return loaded;
    }

    private string Checkpoint(string run) => Path.Combine(directory, $"{s_name}.{run}.checkpoint");

    private static void RequireSameBits(TNetwork actual, TNetwork expected, string what)
        => SmokeException.ThrowUnless(
            Results.HaveSameBits(actual.Parameters, expected.Parameters)
                && Results.HaveSameBits(actual.Buffers, expected.Buffers),
            $"{what} gives other parameters of {s_name}.");
}
