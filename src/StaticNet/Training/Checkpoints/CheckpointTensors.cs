namespace StaticNet.Training;

/// <summary>What stands before the names of a checkpoint's tensors.</summary>
internal static class CheckpointTensors
{
    /// <summary>The network, as it was when the checkpoint was written.</summary>
    public const string Network = "network.";

    /// <summary>The network as it was after the best epoch, where early stopping keeps it.</summary>
    public const string Best = "best.";

    /// <summary>A block of the optimizer's state.</summary>
    public static string Optimizer(string block) => $"optimizer.{block}.";
}
