using System.Collections.Immutable;

namespace StaticNet;

/// <summary>
/// Saves and loads a network's parameters as safetensors with PyTorch's names and layouts: <c>load_state_dict</c> takes
/// the file as it is, and files of PyTorch load.
/// </summary>
public static class WeightFile
{
    // PyTorch's normalisation layers count their batches, which nothing here depends on. Saved files have the number
    // that PyTorch itself assumes where a file has none.
    private const string IgnoredName = "num_batches_tracked";
    private const string LastStatistic = "running_var";

    /// <summary>Saves a network. The file is whole at every moment: the old one or the new one.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="metadata">
    /// What else to write into the header; <c>format</c> is <c>pt</c> unless it says otherwise.
    /// </param>
    /// <exception cref="IOException">The file cannot be written; the old one is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory or the file may not be written.</exception>
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
        AddTensors(writer, TNetwork.Definition, network.Parameters, buffers: network.Buffers);
        writer.Save(path);
    }

    /// <summary>Loads parameters into a network. If anything is wrong, the network stays as it was.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; F16, BF16 and F64 are converted.</param>
    /// <exception cref="SafetensorsException">The file is not a valid safetensors file.</exception>
    /// <exception cref="WeightFileException">
    /// Its tensors are not those of the network; the message lists all of them.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static void Load<TNetwork>(TNetwork network, string path)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        using SafetensorsReader reader = SafetensorsReader.Open(path);
        RequireTensors(reader, TNetwork.Definition, withBuffers: true);
        float[] parameters = network.Parameters.ToArray();
        float[] buffers = network.Buffers.ToArray();
        ReadTensors(reader, TNetwork.Definition, parameters, buffers: buffers);
        parameters.CopyTo(network.Parameters);
        buffers.CopyTo(network.Buffers);
    }

    /// <summary>Reads what stands in a weight file besides the tensors, as <see cref="Save"/> was given it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SafetensorsException">The file is not a valid safetensors file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
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
                    prefix + tensor.Name[..^LastStatistic.Length] + IgnoredName, SafetensorsType.I64, [],
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
        Span<float> buffers = default)
    {
        foreach (TensorLayout tensor in definition.Tensors)
            Read(reader, tensor, block, prefix);
        if (buffers.IsEmpty)
            return;
        foreach (TensorLayout tensor in definition.Buffers)
            Read(reader, tensor, buffers, prefix);
    }

    /// <summary>
    /// Checks that the names that start with the prefix are the network's, all with the right shape and type.
    /// </summary>
    /// <param name="reader">The file.</param>
    /// <param name="definition">The network.</param>
    /// <param name="prefix">What stands before the names.</param>
    /// <param name="withBuffers">Whether the buffers must be there too.</param>
    /// <exception cref="WeightFileException">Something does not fit.</exception>
    internal static void RequireTensors(
        SafetensorsReader reader, NetworkDefinition definition, string prefix = "", bool withBuffers = false)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        var mismatches = ImmutableArray.CreateBuilder<string>();
        HashSet<string> known = [];
        ImmutableArray<TensorLayout> expected =
            withBuffers ? definition.Tensors.AddRange(definition.Buffers) : definition.Tensors;
        foreach (TensorLayout tensor in expected)
        {
            known.Add(prefix + tensor.Name);
            if (!reader.TryGet(prefix + tensor.Name, out SafetensorsTensor? found))
                missing.Add(prefix + tensor.Name);
            else if (Mismatch(tensor, found) is { } mismatch)
                mismatches.Add(mismatch);
        }
        var unexpected = ImmutableArray.CreateBuilder<string>();
        foreach (SafetensorsTensor tensor in reader.Tensors)
        {
            string name = tensor.Name;
            if (name.StartsWith(prefix, StringComparison.Ordinal) && !known.Contains(name) && !IsIgnored(name))
                unexpected.Add(name);
        }
        if (missing.Count + mismatches.Count + unexpected.Count > 0)
        {
            throw new WeightFileException(
                reader.FileName,
                definition.Name,
                missing.ToImmutable(),
                unexpected.ToImmutable(),
                mismatches.ToImmutable());
        }
    }

    private static void Add(SafetensorsWriter writer, TensorLayout tensor, ReadOnlySpan<float> block, string prefix)
    {
        float[] values = new float[tensor.Count];
        tensor.Gather(block, values);
        writer.Add(prefix + tensor.Name, tensor.Shape.AsSpan(), values);
    }

    private static void Read(SafetensorsReader reader, TensorLayout tensor, Span<float> block, string prefix)
    {
        float[] values = new float[tensor.Count];
        reader.Read(reader[prefix + tensor.Name], values);
        tensor.Scatter(values, block);
    }

    private static bool IsIgnored(string name) =>
        name == IgnoredName || name.EndsWith("." + IgnoredName, StringComparison.Ordinal);

    private static bool HasShape(SafetensorsTensor tensor, ImmutableArray<int> shape)
    {
        bool same = tensor.Shape.Length == shape.Length;
        for (int i = 0; same && i < shape.Length; i++)
            same = tensor.Shape[i] == shape[i];
        return same;
    }

    private static string? Mismatch(TensorLayout expected, SafetensorsTensor found)
    {
        if (!HasShape(found, expected.Shape))
        {
            return $"{found.Name} has shape [{InvariantText.Join(", ", found.Shape)}], "
                + $"but the network has [{InvariantText.Join(", ", expected.Shape)}]";
        }
        return found.Type.ConvertsToSingle()
            ? null
            : $"{found.Name} has dtype {found.Type.Name()}, but only F32, F16, BF16 and F64 load into a network";
    }
}
