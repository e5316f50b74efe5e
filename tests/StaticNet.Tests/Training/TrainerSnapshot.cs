namespace StaticNet.Tests.Training;

/// <summary>All that a call may leave changed: the network, the optimizer and the files of a directory.</summary>
internal sealed class TrainerSnapshot<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly float[] _parameters;
    private readonly float[] _buffers;
    private readonly OptimizerState _optimizer;
    private readonly Dictionary<string, byte[]> _files;

    public TrainerSnapshot(Trainer<TNetwork> trainer, string directory)
    {
        _parameters = trainer.Network.Parameters.ToArray();
        _buffers = trainer.Network.Buffers.ToArray();
        _optimizer = trainer.Optimizer.ExportState();
        _files = Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .ToDictionary(file => file, File.ReadAllBytes);
    }

    /// <summary>Asserts that another one is the same, bit for bit.</summary>
    public void AssertSame(TrainerSnapshot<TNetwork> other)
    {
        AssertBits(_parameters, other._parameters);
        AssertBits(_buffers, other._buffers);
        Assert.Equal(
            (_optimizer.Kind, _optimizer.Steps, _optimizer.LearningRate),
            (other._optimizer.Kind, other._optimizer.Steps, other._optimizer.LearningRate));
        Assert.Equal(
            _optimizer.Blocks.Select(block => block.Name), other._optimizer.Blocks.Select(block => block.Name));
        foreach ((OptimizerBlock mine, OptimizerBlock its) in _optimizer.Blocks.Zip(other._optimizer.Blocks))
            AssertBits(mine.Values, its.Values);
        Assert.Equal(_files.Keys.Order(), other._files.Keys.Order());
        Assert.All(_files, file => Assert.Equal(file.Value, other._files[file.Key]));
    }

    private static void AssertBits(float[] expected, float[] actual)
        => Assert.Equal(Array.ConvertAll(expected, BitConverter.SingleToInt32Bits),
            Array.ConvertAll(actual, BitConverter.SingleToInt32Bits));
}
