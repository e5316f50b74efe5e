namespace StaticNet;

/// <summary>The file is not a checkpoint, or does not belong to this training run.</summary>
public sealed class CheckpointException : DataFormatException
{
    internal CheckpointException(string fileName, string reason, Exception? innerException = null)
        : base(fileName, null, reason, innerException)
    {
    }
}
