using System.Collections.Immutable;
using System.Globalization;

namespace StaticNet.Training;

/// <summary>
/// A run's checkpoint: a safetensors file with the parameters (<c>network.*</c>), the optimizer's state
/// (<c>optimizer.BLOCK.*</c>) and the best epoch's parameters (<c>best.*</c>), all in PyTorch's shapes, the buffers
/// beside the parameters, what the source carries from step to step, and the rest of the state as metadata.
/// </summary>
internal sealed class CheckpointFile<TNetwork>(
    string path, Trainer<TNetwork> trainer, ITrainingSource source, TrainingOptions options)
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private const string NetworkPrefix = "network.";
    private const string BestPrefix = "best.";

    public string Path => path;

    public bool Exists => File.Exists(path);

    public void Save(FitState state)
    {
        NetworkDefinition definition = TNetwork.Definition;
        OptimizerState optimizer = trainer.Optimizer.ExportState();
        var writer = new SafetensorsWriter();
        CheckpointMetadata.Write(writer.Metadata, state);
        foreach ((string key, string value) in Identity())
            writer.Metadata[key] = value;
        writer.Metadata["optimizer_steps"] = optimizer.Steps.ToString(CultureInfo.InvariantCulture);
        writer.Metadata["optimizer_learning_rate"] = optimizer.LearningRate.ToString("R", CultureInfo.InvariantCulture);
        writer.Metadata["optimizer_blocks"] = string.Join(',', optimizer.Blocks.Select(block => block.Name));
        WeightFile.AddTensors(writer, definition, trainer.Network.Parameters, NetworkPrefix, trainer.Network.Buffers);
        foreach (OptimizerBlock block in optimizer.Blocks)
            WeightFile.AddTensors(writer, definition, block.Values, OptimizerPrefix(block.Name));
        if (state.BestParameters is { } best)
            WeightFile.AddTensors(writer, definition, best, BestPrefix, state.BestBuffers);
        source.Save(writer);
        writer.Save(path);
    }

    /// <summary>Reads everything, and only then changes the network, the optimizer and the source.</summary>
    public FitState Load()
    {
        using SafetensorsReader reader = SafetensorsReader.Open(path);
        var metadata = new CheckpointMetadata(path, reader.Metadata);
        metadata.RequireVersion();
        foreach ((string key, string expected) in Identity())
            metadata.RequireSame(key, expected);
        FitState state = metadata.Read();
        (float[] parameters, float[] buffers) = ReadNetwork(reader, NetworkPrefix);
        if (metadata.Text("best_parameters") == "1")
            (state.BestParameters, state.BestBuffers) = ReadNetwork(reader, BestPrefix);
        ImmutableArray<OptimizerBlock> blocks =
        [
            .. metadata.Text("optimizer_blocks").Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(name => new OptimizerBlock(name, ReadBlock(reader, OptimizerPrefix(name)))),
        ];
        Action takeOver = source.Load(reader);
        var optimizer = new OptimizerState(
            trainer.Optimizer.Kind,
            metadata.Number<long>("optimizer_steps"),
            metadata.Number<double>("optimizer_learning_rate"),
            blocks);
        try
        {
            trainer.Optimizer.ImportState(optimizer);
        }
        catch (ArgumentException exception)
        {
            throw new CheckpointException(path, exception.Message, exception);
        }
        parameters.CopyTo(trainer.Network.Parameters);
        buffers.CopyTo(trainer.Network.Buffers);
        takeOver();
        return state;
    }

    /// <summary>What must be the same for resumed training to give the same bits.</summary>
    private IEnumerable<(string Key, string Value)> Identity() =>
    [
        ("network", TNetwork.Definition.Name),
        ("optimizer", trainer.Optimizer.Kind),
        ("seed", options.Seed.ToString(CultureInfo.InvariantCulture)),
        .. source.Identity,
    ];

    private static (float[] Parameters, float[] Buffers) ReadNetwork(SafetensorsReader reader, string prefix)
    {
        NetworkDefinition definition = TNetwork.Definition;
        WeightFile.RequireTensors(reader, definition, prefix, withBuffers: true);
        float[] parameters = new float[definition.ParameterLength];
        float[] buffers = new float[definition.BufferLength];
        WeightFile.ReadTensors(reader, definition, parameters, prefix, buffers);
        return (parameters, buffers);
    }

    private static float[] ReadBlock(SafetensorsReader reader, string prefix)
    {
        WeightFile.RequireTensors(reader, TNetwork.Definition, prefix);
        float[] block = new float[TNetwork.Definition.ParameterLength];
        WeightFile.ReadTensors(reader, TNetwork.Definition, block, prefix);
        return block;
    }

    private static string OptimizerPrefix(string block) => $"optimizer.{block}.";
}
