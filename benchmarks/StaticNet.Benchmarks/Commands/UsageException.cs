namespace StaticNet.Benchmarks.Commands;

/// <summary>The command line makes no sense; the message is for the user.</summary>
/// <param name="message">What is wrong.</param>
internal sealed class UsageException(string message) : Exception(message);
