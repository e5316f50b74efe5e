namespace StaticNet.Generators.Tests.Diagnostics;

/// <summary>A program with one mistake.</summary>
/// <param name="Source">The program, with the expected place between marks.</param>
/// <param name="Message">The whole message.</param>
/// <param name="IsOnly">Whether neither analyzer nor C# compiler has anything to say besides.</param>
internal sealed record DiagnosticCase(string Source, string Message, bool IsOnly = true);
