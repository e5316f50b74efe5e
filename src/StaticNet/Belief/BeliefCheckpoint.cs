using System.Globalization;
using System.Numerics.Tensors;
using StaticNet.Training;

namespace StaticNet.Belief;

/// <summary>
/// A checkpoint of how a deep belief network learns: a safetensors file with the network (<c>network.*</c>), what is
/// carried from update to update, and the rest as metadata.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="network">The network.</param>
/// <param name="options">How it learns.</param>
/// <param name="samples">From how many samples.</param>
internal abstract class BeliefCheckpoint<TNetwork>(
    string path, TNetwork network, BeliefLearningOptions options, int samples)
    where TNetwork : class, IDeepBeliefNetwork<TNetwork>
{
    private const string Version = "1", Prefix = "network.";

    public string Path => path;

    public bool Exists => File.Exists(path);

    /// <summary>The key of the format's version, which says what kind of checkpoint it is.</summary>
    protected abstract string VersionKey { get; }

    /// <summary>What is interrupted, in words.</summary>
    protected abstract string Activity { get; }

    /// <summary>How many stages there are: machines that learn one after another.</summary>
    protected abstract int Stages { get; }

    /// <summary>What must be the same when it goes on, besides the network, the data and the options of all.</summary>
    protected abstract IEnumerable<(string Key, string Value)> Settings { get; }

    /// <summary>How many epochs a stage has.</summary>
    protected abstract int EpochsOf(int stage);

    /// <summary>Checks that the file can be written, before there is anything to write.</summary>
    public void RequireWritable() => AtomicFile.RequireWritable(path);

    /// <summary>Writes it, with what is carried from update to update.</summary>
    protected void Save(PretrainState state, IEnumerable<(string Name, Memory<float> Values)> parts)
    {
        var writer = new SafetensorsWriter();
        foreach ((string key, string value) in Identity())
            writer.Metadata[key] = value;
        PretrainText.Write(writer.Metadata, state);
        WeightFile.AddTensors(writer, TNetwork.Definition, network.Parameters, Prefix, network.Buffers);
        foreach ((string name, Memory<float> values) in parts)
            writer.Add(name, [values.Length], values.Span);
        writer.Save(path);
    }

    /// <summary>Reads and checks everything, and only then changes the network.</summary>
    /// <param name="partsOf">Where what is carried from update to update goes.</param>
    /// <exception cref="CheckpointException">It is not a checkpoint of this run.</exception>
    protected PretrainState Load(Func<PretrainState, IEnumerable<(string Name, Memory<float> Values)>> partsOf)
    {
        try
        {
            using SafetensorsReader reader = SafetensorsReader.Open(path);
            return Read(reader, partsOf);
        }
        catch (DataFormatException exception) when (exception is not CheckpointException)
        {
            throw new CheckpointException(path, exception.Reason, exception);
        }
    }

    private PretrainState Read(
        SafetensorsReader reader, Func<PretrainState, IEnumerable<(string Name, Memory<float> Values)>> partsOf)
    {
        var metadata = new CheckpointMetadata(path, reader.Metadata);
        if (!reader.Metadata.ContainsKey(VersionKey))
            throw metadata.Error($"this is no checkpoint of {Activity}.");
        foreach ((string key, string expected) in Identity())
            metadata.RequireSame(key, expected);
        PretrainState state = new PretrainText(metadata).Read();
        if (!MakesSense(state))
            throw metadata.Error("its numbers make no sense.");
        NetworkDefinition definition = TNetwork.Definition;
        float[] parameters = new float[definition.ParameterLength], buffers = new float[definition.BufferLength];
        WeightFile.RequireTensors(reader, definition, Prefix, withBuffers: true);
        WeightFile.ReadTensors(reader, definition, parameters, Prefix, buffers);
        RequireFinite(parameters, "the network's parameters", metadata);
        foreach ((string name, Memory<float> values) in partsOf(state))
            ReadPart(reader, name, values.Span, metadata);
        parameters.CopyTo(network.Parameters);
        buffers.CopyTo(network.Buffers);
        return state;
    }

    private bool MakesSense(PretrainState state)
    {
        int steps = (samples + options.BatchSize - 1) / options.BatchSize;
        return state is { Machine: >= 0, Epoch: >= 0, Step: >= 0, Updates: >= 0, AllUpdates: >= 0 }
            && state.Machine <= Stages && state.Step < steps && double.IsFinite(state.Seconds)
            && state.Updates == (long)state.Epoch * steps + state.Step
            && (state.Machine == Stages || state.Epoch <= EpochsOf(state.Machine));
    }

    private static void RequireFinite(ReadOnlySpan<float> values, string what, CheckpointMetadata metadata)
    {
        if (values.Length > 0 && !TensorPrimitives.IsFiniteAll(values))
            throw metadata.Error($"{what} have a value that is NaN or infinite.");
    }

    private static void ReadPart(
        SafetensorsReader reader, string name, Span<float> values, CheckpointMetadata metadata)
    {
        if (!reader.TryGet(name, out SafetensorsTensor? tensor) || tensor.Shape.Length != 1
            || tensor.Shape[0] != values.Length)
        {
            throw metadata.Error($"it has no tensor {name} of {values.Length} values.");
        }
        reader.Read(tensor, values);
        RequireFinite(values, $"the values of {name}", metadata);
    }

    private IEnumerable<(string Key, string Value)> Identity() =>
    [
        (VersionKey, Version),
        ("network", TNetwork.Definition.Name),
        ("seed", options.Seed.ToString(CultureInfo.InvariantCulture)),
        ("samples", samples.ToString(CultureInfo.InvariantCulture)),
        ("batch_size", options.BatchSize.ToString(CultureInfo.InvariantCulture)),
        .. Settings,
    ];
}
