namespace StaticNet;

/// <summary>A checkpoint is not one of this training, or is not a checkpoint.</summary>
public sealed class CheckpointException : DataFormatException
{
    internal CheckpointException(string fileName, string reason, Exception? innerException = null)
        : base(fileName, null, reason, innerException)
    {
    }
}
