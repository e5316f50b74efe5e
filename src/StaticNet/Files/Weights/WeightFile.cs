using StaticNet.Kernels;
using StaticNet.Training;

namespace StaticNet;

/// <summary>
/// Saves and loads a network's parameters as safetensors with PyTorch's names and layouts: <c>load_state_dict</c>
/// accepts the file as it is, and files from PyTorch load.
/// </summary>
public static class WeightFile
{
    // PyTorch's normalisation layers count their batches. Saved files have the number that PyTorch itself assumes where
    // a file has none.
    private const string BatchCount = "num_batches_tracked";
    private const string LastStatistic = "running_var";

    /// <summary>
    /// Saves a network. The file is replaced atomically. While another thread trains the network, use
    /// <see cref="Trainer{TNetwork}.SaveAsync"/> to save the parameters of a single step; this method may mix those of
    /// two.
    /// </summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="metadata">Additional metadata for the header; <c>format</c> is <c>pt</c> unless set here.</param>
    /// <exception cref="IOException">The file cannot be written; the old one is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// There is no permission to write the directory or the file.
    /// </exception>
    public static void Save<TNetwork>(
        TNetwork network, string path, IReadOnlyDictionary<string, string>? metadata = null)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        var writer = new SafetensorsWriter();
        writer.Metadata["format"] = "pt";
        if (metadata is not null)
        {
            foreach ((string key, string value) in metadata)
                writer.Metadata[key] = value;
        }
        network.InputStatistics?.Write(writer.Metadata);
        AddTensors(writer, TNetwork.Definition, network.Parameters, buffers: network.Buffers);
        writer.Save(path);
    }

    /// <summary>
    /// Loads parameters into a network, from a weight file or from a checkpoint of its training. If anything is wrong,
    /// the network is unchanged.
    /// </summary>
    /// <remarks>
    /// A checkpoint also holds the best epoch's parameters, if early stopping keeps them: their prefix
    /// (<see cref="WeightLoadOptions.Prefix"/>) is <c>best.</c>.
    /// </remarks>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; F16, BF16 and F64 are converted.</param>
    /// <exception cref="SafetensorsException">The file is not a valid safetensors file.</exception>
    /// <exception cref="FeatureMismatchException">The file was saved with a different record.</exception>
    /// <exception cref="WeightFileException">
    /// The tensors do not fit the network; the exception lists all that do not.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to read the file.</exception>
    public static void Load<TNetwork>(TNetwork network, string path)
        where TNetwork : class, INetwork<TNetwork> => Load(network, path, new WeightLoadOptions());

    /// <summary>Creates a network with the parameters of a file.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="path">The file; F16, BF16 and F64 are converted.</param>
    /// <exception cref="SafetensorsException">The file is not a valid safetensors file.</exception>
    /// <exception cref="FeatureMismatchException">The file was saved with a different record.</exception>
    /// <exception cref="WeightFileException">
    /// The tensors do not fit the network; the exception lists all that do not.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to read the file.</exception>
    public static TNetwork Create<TNetwork>(string path)
        where TNetwork : class, INetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(seed: 0);
        Load(network, path);
        return network;
    }

    /// <summary>
    /// Loads parameters from a file with other names, or a part of them. If anything is wrong, the network is
    /// unchanged.
    /// </summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; F16, BF16 and F64 are converted.</param>
    /// <param name="options">How names differ, and whether all tensors are required.</param>
    /// <returns>A report of what was loaded and what was not.</returns>
    /// <exception cref="SafetensorsException">The file is not a valid safetensors file.</exception>
    /// <exception cref="FeatureMismatchException">The file was saved with a different record.</exception>
    /// <exception cref="WeightFileException">
    /// The options are strict and a tensor does not fit the network; or none fits, or two get the same name. The
    /// exception lists all of them.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to read the file.</exception>
    public static WeightLoadReport Load<TNetwork>(TNetwork network, string path, WeightLoadOptions options)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        using SafetensorsReader reader = SafetensorsReader.Open(path);
        if (options.Prefix.Length == 0 && CheckpointMetadata.IsCheckpoint(reader.Metadata))
            options = options with { Prefix = CheckpointTensors.Network };
        // A record that has changed explains tensors that do not fit.
        FeatureStatistics? statistics = network.InputStatistics?.Read(reader.FileName, reader.Metadata);
        var match = new WeightMatch(reader, TNetwork.Definition, options, withBuffers: true);
        match.Require();
        match.Read(network.Parameters, network.Buffers);
        if (statistics is not null)
            network.InputStatistics = statistics;
        Subnormals.FlushInPlace(network.Parameters);
        Subnormals.FlushInPlace(network.Buffers);
        return match.Report;
    }

    /// <summary>Reads the metadata of a weight file, as passed to <see cref="Save"/>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SafetensorsException">The file is not a valid safetensors file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to read the file.</exception>
    public static IReadOnlyDictionary<string, string> ReadMetadata(string path)
    {
        using SafetensorsReader reader = SafetensorsReader.Open(path);
        return reader.Metadata;
    }

    /// <summary>Adds every tensor of a parameter block, or of one laid out like it.</summary>
    /// <param name="writer">The file.</param>
    /// <param name="definition">The network.</param>
    /// <param name="block">The block.</param>
    /// <param name="prefix">What to put before the names.</param>
    /// <param name="buffers">The block of buffers, where they are wanted.</param>
    internal static void AddTensors(
        SafetensorsWriter writer,
        NetworkDefinition definition,
        ReadOnlySpan<float> block,
        string prefix = "",
        ReadOnlySpan<float> buffers = default)
    {
        foreach (TensorLayout tensor in definition.Tensors)
            Add(writer, tensor, block, prefix);
        if (buffers.IsEmpty)
            return;
        foreach (TensorLayout tensor in definition.Buffers)
        {
            Add(writer, tensor, buffers, prefix);
            if (tensor.Name.EndsWith(LastStatistic, StringComparison.Ordinal))
            {
                writer.Add(
                    prefix + tensor.Name[..^LastStatistic.Length] + BatchCount, SafetensorsType.I64, [],
                    new byte[sizeof(long)]);
            }
        }
    }

    /// <summary>Reads every tensor of a parameter block, once <see cref="RequireTensors"/> has passed.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="definition">The network.</param>
    /// <param name="block">The block; padding stays as it is.</param>
    /// <param name="prefix">What stands before the names.</param>
    /// <param name="buffers">The block of buffers, where they are wanted.</param>
    internal static void ReadTensors(
        SafetensorsReader reader,
        NetworkDefinition definition,
        Span<float> block,
        string prefix = "",
        Span<float> buffers = default) =>
        Match(reader, definition, prefix, withBuffers: !buffers.IsEmpty).Read(block, buffers);

    /// <summary>
    /// Checks that the names that start with the prefix are the network's, all with the right shape and type.
    /// </summary>
    /// <param name="reader">The file.</param>
    /// <param name="definition">The network.</param>
    /// <param name="prefix">What stands before the names.</param>
    /// <param name="withBuffers">Whether the buffers must be there too.</param>
    /// <exception cref="WeightFileException">Something does not fit.</exception>
    internal static void RequireTensors(
        SafetensorsReader reader, NetworkDefinition definition, string prefix = "", bool withBuffers = false) =>
        Match(reader, definition, prefix, withBuffers).Require();

    private static WeightMatch Match(
        SafetensorsReader reader, NetworkDefinition definition, string prefix, bool withBuffers) =>
        new(reader, definition, new WeightLoadOptions { Prefix = prefix }, withBuffers);

    private static void Add(SafetensorsWriter writer, TensorLayout tensor, ReadOnlySpan<float> block, string prefix)
    {
        float[] values = new float[tensor.Count];
        tensor.Gather(block, values);
        writer.Add(prefix + tensor.Name, tensor.Shape.AsSpan(), values);
    }
}
