using System.Globalization;

namespace StaticNet.Belief;

/// <summary>
/// A checkpoint of pre-training: a safetensors file with the network (<c>network.*</c>), what the machine that learns
/// carries from update to update, and the rest as metadata.
/// </summary>
internal sealed class PretrainCheckpoint<TNetwork>(string path, TNetwork network, PretrainOptions options, int samples)
    where TNetwork : class, IDeepBeliefNetwork<TNetwork>
{
    private const string VersionKey = "staticnet_pretraining", Version = "1", Prefix = "network.";

    public string Path => path;

    public bool Exists => File.Exists(path);

    /// <summary>Checks that the file can be written, before there is anything to write.</summary>
    public void RequireWritable() => AtomicFile.RequireWritable(path);

    public void Save(PretrainState state, MachineLearner learner)
    {
        var writer = new SafetensorsWriter();
        foreach ((string key, string value) in Identity())
            writer.Metadata[key] = value;
        PretrainText.Write(writer.Metadata, state);
        WeightFile.AddTensors(writer, TNetwork.Definition, network.Parameters, Prefix, network.Buffers);
        foreach ((string name, Memory<float> values) in Parts(learner))
            writer.Add(name, [values.Length], values.Span);
        writer.Save(path);
    }

    /// <summary>Reads and checks everything, and only then changes the network.</summary>
    /// <param name="newLearner">Makes the learner of a machine.</param>
    /// <param name="learner">Receives the learner as it was, or null where all machines have learned.</param>
    /// <exception cref="CheckpointException">It is not a checkpoint of this run.</exception>
    public PretrainState Load(Func<int, MachineLearner> newLearner, out MachineLearner? learner)
    {
        try
        {
            using SafetensorsReader reader = SafetensorsReader.Open(path);
            return Read(reader, newLearner, out learner);
        }
        catch (DataFormatException exception) when (exception is not CheckpointException)
        {
            throw new CheckpointException(path, exception.Reason, exception);
        }
    }

    private PretrainState Read(
        SafetensorsReader reader, Func<int, MachineLearner> newLearner, out MachineLearner? learner)
    {
        var text = new PretrainText(path, reader.Metadata);
        if (!reader.Metadata.ContainsKey(VersionKey))
            throw new CheckpointException(path, "this is no checkpoint of pre-training.");
        foreach ((string key, string expected) in Identity())
            text.RequireSame(key, expected);
        PretrainState state = text.Read(TNetwork.Rbms);
        NetworkDefinition definition = TNetwork.Definition;
        float[] parameters = new float[definition.ParameterLength], buffers = new float[definition.BufferLength];
        WeightFile.RequireTensors(reader, definition, Prefix, withBuffers: true);
        WeightFile.ReadTensors(reader, definition, parameters, Prefix, buffers);
        learner = state.Machine < TNetwork.Rbms.Length ? newLearner(state.Machine) : null;
        if (learner is not null)
            ReadParts(reader, learner);
        parameters.CopyTo(network.Parameters);
        buffers.CopyTo(network.Buffers);
        return state;
    }

    private void ReadParts(SafetensorsReader reader, MachineLearner learner)
    {
        foreach ((string name, Memory<float> values) in Parts(learner))
        {
            if (!reader.TryGet(name, out SafetensorsTensor? tensor) || tensor.Shape.Length != 1
                || tensor.Shape[0] != values.Length)
            {
                throw new CheckpointException(path, $"it has no tensor {name} of {values.Length} values.");
            }
            reader.Read(tensor, values.Span);
        }
    }

    private static IEnumerable<(string Name, Memory<float> Values)> Parts(MachineLearner learner)
        => learner.State.Parts.Concat(learner.Negative.State is { } chains ? [("chains", chains.Values)] : []);

    private IEnumerable<(string Key, string Value)> Identity() =>
    [
        (VersionKey, Version),
        ("network", TNetwork.Definition.Name),
        ("seed", options.Seed.ToString(CultureInfo.InvariantCulture)),
        ("samples", samples.ToString(CultureInfo.InvariantCulture)),
        ("batch_size", options.BatchSize.ToString(CultureInfo.InvariantCulture)),
        ("sample_inputs", options.SampleInputs ? "1" : "0"),
        .. TNetwork.Rbms.Select(machine => (
            $"options.{machine.Name}", PretrainText.Of(PretrainCheck.OptionsOf(machine, options)))),
    ];
}
