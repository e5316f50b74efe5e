namespace StaticNet.Compilation;

/// <summary>Generated code does not compile cleanly; the message shows where.</summary>
/// <param name="message">The diagnostics with the lines around them.</param>
internal sealed class NetworkCompilationException(string message) : Exception(message);
