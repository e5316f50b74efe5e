namespace Shared;

/// <summary>The user interrupted the training; the message says what became of it.</summary>
internal sealed class InterruptedException(string message) : OperationCanceledException(message);
