using System.Globalization;
using System.Numerics.Tensors;
using StaticNet.Training;

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
        var metadata = new CheckpointMetadata(path, reader.Metadata);
        if (!reader.Metadata.ContainsKey(VersionKey))
            throw metadata.Error("this is no checkpoint of pre-training.");
        foreach ((string key, string expected) in Identity())
            metadata.RequireSame(key, expected);
        PretrainState state = new PretrainText(metadata).Read();
        RequireSense(state, metadata);
        NetworkDefinition definition = TNetwork.Definition;
        float[] parameters = new float[definition.ParameterLength], buffers = new float[definition.BufferLength];
        WeightFile.RequireTensors(reader, definition, Prefix, withBuffers: true);
        WeightFile.ReadTensors(reader, definition, parameters, Prefix, buffers);
        RequireFinite(parameters, "the network's parameters", metadata);
        learner = state.Machine < TNetwork.Rbms.Length ? newLearner(state.Machine) : null;
        if (learner is not null)
            ReadParts(reader, learner, metadata);
        parameters.CopyTo(network.Parameters);
        buffers.CopyTo(network.Buffers);
        return state;
    }

    private void RequireSense(PretrainState state, CheckpointMetadata metadata)
    {
        int steps = (samples + options.BatchSize - 1) / options.BatchSize, machines = TNetwork.Rbms.Length;
        bool makesSense = state is { Machine: >= 0, Epoch: >= 0, Step: >= 0, Updates: >= 0, AllUpdates: >= 0 }
            && state.Machine <= machines && state.Step < steps && double.IsFinite(state.Seconds)
            && state.Updates == (long)state.Epoch * steps + state.Step
            && (state.Machine == machines
                || state.Epoch <= PretrainCheck.OptionsOf(TNetwork.Rbms[state.Machine], options).Epochs);
        if (!makesSense)
            throw metadata.Error("its numbers make no sense.");
    }

    private static void RequireFinite(ReadOnlySpan<float> values, string what, CheckpointMetadata metadata)
    {
        if (values.Length > 0 && !TensorPrimitives.IsFiniteAll(values))
            throw metadata.Error($"{what} have a value that is NaN or infinite.");
    }

    private static void ReadParts(SafetensorsReader reader, MachineLearner learner, CheckpointMetadata metadata)
    {
        foreach ((string name, Memory<float> values) in Parts(learner))
        {
            if (!reader.TryGet(name, out SafetensorsTensor? tensor) || tensor.Shape.Length != 1
                || tensor.Shape[0] != values.Length)
            {
                throw metadata.Error($"it has no tensor {name} of {values.Length} values.");
            }
            reader.Read(tensor, values.Span);
            RequireFinite(values.Span, $"the values of {name}", metadata);
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
