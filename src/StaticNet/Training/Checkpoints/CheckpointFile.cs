using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;

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
    public string Path => path;

    public bool Exists => File.Exists(path);

    /// <summary>Checks that the file can be written, before there is anything to write.</summary>
    public void RequireWritable() => AtomicFile.RequireWritable(path);

    public void Save(FitState state)
    {
        NetworkDefinition definition = TNetwork.Definition;
        OptimizerState optimizer = trainer.Optimizer.ExportState();
        var writer = new SafetensorsWriter();
        CheckpointMetadata.Write(writer.Metadata, state);
        CheckpointMetadata.Write(writer.Metadata, optimizer);
        foreach ((string key, string value) in Identity())
            writer.Metadata[key] = value;
        trainer.Network.InputStatistics?.Write(writer.Metadata);
        WeightFile.AddTensors(
            writer, definition, trainer.Network.Parameters, CheckpointTensors.Network, trainer.Network.Buffers);
        foreach (OptimizerBlock block in optimizer.Blocks)
            WeightFile.AddTensors(writer, definition, block.Values, CheckpointTensors.Optimizer(block.Name));
        if (state.BestParameters is { } best)
            WeightFile.AddTensors(writer, definition, best, CheckpointTensors.Best, state.BestBuffers);
        source.Save(writer);
        writer.Save(path);
    }

    /// <summary>Reads and checks everything, and only then changes the network, the optimizer and the source.</summary>
    /// <exception cref="CheckpointException">It is not a checkpoint of this run.</exception>
    public FitState Load()
    {
        try
        {
            return Read();
        }
        catch (DataFormatException exception) when (exception is not CheckpointException)
        {
            throw new CheckpointException(path, exception.Reason, exception);
        }
    }

    private FitState Read()
    {
        using SafetensorsReader reader = SafetensorsReader.Open(path);
        var metadata = new CheckpointMetadata(path, reader.Metadata);
        metadata.RequireVersion();
        foreach ((string key, string expected) in Identity())
            metadata.RequireSame(key, expected);
        FitState state = metadata.Read(new LossSums(Ports<TNetwork>.Losses));
        FitStateCheck.Require(state, source.StepsPerEpoch, metadata);
        (float[] parameters, float[] buffers) = ReadNetwork(reader, CheckpointTensors.Network);
        if (metadata.Flag("best_parameters"))
            (state.BestParameters, state.BestBuffers) = ReadNetwork(reader, CheckpointTensors.Best);
        OptimizerState optimizer = ReadOptimizer(reader, metadata);
        ResumeCheck.Require(state, optimizer, trainer.Optimizer, options, source.HasValidation, metadata);
        FeatureStatistics? statistics = trainer.Network.InputStatistics?.Read(path, reader.Metadata);
        Action takeOver = source.Load(reader);
        ImportOptimizer(optimizer);
        parameters.CopyTo(trainer.Network.Parameters);
        buffers.CopyTo(trainer.Network.Buffers);
        if (statistics is not null)
            trainer.Network.InputStatistics = statistics;
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

    private OptimizerState ReadOptimizer(SafetensorsReader reader, CheckpointMetadata metadata)
    {
        ImmutableArray<OptimizerBlock> blocks =
        [
            .. metadata.Text("optimizer_blocks").Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(name => new OptimizerBlock(name, ReadBlock(reader, CheckpointTensors.Optimizer(name)))),
        ];
        return new OptimizerState(
            trainer.Optimizer.Kind,
            metadata.Number<long>("optimizer_steps"),
            metadata.Number<double>("optimizer_learning_rate"),
            blocks);
    }

    private void ImportOptimizer(OptimizerState state)
    {
        try
        {
            trainer.Optimizer.ImportState(state);
        }
        catch (ArgumentException exception)
        {
            throw new CheckpointException(path, exception.Message, exception);
        }
    }

    private (float[] Parameters, float[] Buffers) ReadNetwork(SafetensorsReader reader, string prefix)
    {
        NetworkDefinition definition = TNetwork.Definition;
        WeightFile.RequireTensors(reader, definition, prefix, withBuffers: true);
        float[] parameters = new float[definition.ParameterLength];
        float[] buffers = new float[definition.BufferLength];
        WeightFile.ReadTensors(reader, definition, parameters, prefix, buffers);
        if (parameters.Length > 0 && !TensorPrimitives.IsFiniteAll<float>(parameters))
            throw new CheckpointException(path, $"a tensor of {prefix}* has a value that is NaN or infinite.");
        return (parameters, buffers);
    }

    private static float[] ReadBlock(SafetensorsReader reader, string prefix)
    {
        WeightFile.RequireTensors(reader, TNetwork.Definition, prefix);
        float[] block = new float[TNetwork.Definition.ParameterLength];
        WeightFile.ReadTensors(reader, TNetwork.Definition, block, prefix);
        return block;
    }
}
