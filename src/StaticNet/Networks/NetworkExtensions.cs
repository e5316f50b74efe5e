namespace StaticNet;

/// <summary>What any network can do without code of its own.</summary>
public static class NetworkExtensions
{
    /// <summary>
    /// Runs the network as in inference and keeps what each layer gives: for pictures of what a network sees, for
    /// tests, and for features to feed to something else. It allocates; <see cref="INetwork{TSelf}.Predict"/> is the
    /// way to outputs.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="input">[samples x InputSize], row-major.</param>
    /// <returns>The values of the layers, in their order; the last are the network's outputs.</returns>
    /// <exception cref="ArgumentException">The length is not that of a whole number of samples.</exception>
    /// <exception cref="NotSupportedException">The network has a time axis.</exception>
    public static NetworkActivations Activations<TNetwork>(this TNetwork network, ReadOnlySpan<float> input)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkDefinition definition = TNetwork.Definition;
        if (TNetwork.HasTime)
        {
            throw new NotSupportedException(
                $"{definition.Name} has a time axis: its layers' values cannot be looked at.");
        }
        int samples = ShapeGuard.Samples(input.Length, TNetwork.InputSize);
        Workspace workspace = new(Math.Max(samples, 1)) { Threads = 1 };
        network.Forward(input, workspace);
        return new NetworkActivations(definition, workspace, samples);
    }

    /// <summary>
    /// The graph of the network as a Mermaid diagram, for documents: GitHub and many editors draw what stands in a
    /// block of <c>```mermaid</c>.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <returns>Lines of text, each ended by a line feed.</returns>
    public static string ToMermaid<TNetwork>(this TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return MermaidDiagram.Format(TNetwork.Definition);
    }

    /// <summary>
    /// Loads parameters from a file with other names, or a part of them: see <see cref="WeightFile"/>. If anything is
    /// wrong, the network is unchanged.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The safetensors file.</param>
    /// <param name="options">How names differ, and whether all tensors are required.</param>
    /// <returns>What was loaded and what was not.</returns>
    /// <exception cref="SafetensorsException">The file is not a valid safetensors file.</exception>
    /// <exception cref="WeightFileException">
    /// Its tensors are not those of the network and the options are strict; otherwise, that none are, or that two stand
    /// for one.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to read the file.</exception>
    public static WeightLoadReport Load<TNetwork>(this TNetwork network, string path, WeightLoadOptions options)
        where TNetwork : class, INetwork<TNetwork> => WeightFile.Load(network, path, options);
}
