namespace Shared;

/// <summary>The user asked for something that does not go; the message says why in one line.</summary>
internal sealed class UsageException(string message) : Exception(message);
