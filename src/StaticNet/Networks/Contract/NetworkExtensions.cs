namespace StaticNet;

/// <summary>Methods of all networks.</summary>
public static class NetworkExtensions
{
    /// <summary>
    /// Runs the network in inference mode and returns the output of each layer, for visualisation, for tests, or as
    /// features for something else. It allocates memory; for just the outputs, call
    /// <see cref="INetwork{TSelf}.Predict(ReadOnlySpan{float}, Span{float})"/>.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="input">[samples x InputSize], row-major.</param>
    /// <returns>The values of the layers, in order; the last are the network's outputs.</returns>
    /// <exception cref="ArgumentException">The length is not a whole number of samples.</exception>
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
    /// Returns the graph of the network as a Mermaid diagram, for documents: GitHub and many editors render it in a
    /// <c>```mermaid</c> block.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <returns>Lines of text, each ending with a line feed.</returns>
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
    /// <returns>A report of what was loaded and what was not.</returns>
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
