using System.Runtime.CompilerServices;
using ApprovalTests;
using ApprovalTests.Core;
using ApprovalTests.Core.Exceptions;

namespace StaticNet.Generators.Tests.Testing;

/// <summary>
/// Compares text with a file beside the test, <c>Type.Method#Hint.verified.cs</c>. After a change that is meant, run
/// the tests once with STATICNET_APPROVE=1, which writes the files, and read the difference before committing it.
/// </summary>
internal static class Snapshot
{
    public static void Verify(
        string text, string hint, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        Names names = new(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{method}#{hint}");
        Writer writer = new(text.Replace("\r\n", "\n", StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("STATICNET_APPROVE") == "1")
            writer.WriteReceivedFile(writer.GetApprovalFilename(Path.Combine(names.SourcePath, names.Name)));
        try
        {
            Approvals.Verify(writer, names, new Silent());
        }
        catch (ApprovalException exception)
        {
            Assert.Fail($"{exception.Message}\nIf the change is meant, run the tests once with STATICNET_APPROVE=1.");
        }
    }

    private sealed class Names(string directory, string name) : IApprovalNamer
    {
        public string SourcePath => directory;

        public string Name => name;
    }

    private sealed class Writer(string text) : IApprovalWriter
    {
        public string GetApprovalFilename(string basename) => basename + ".verified.cs";

        public string GetReceivedFilename(string basename) => basename + ".received.cs";

        public string WriteReceivedFile(string received)
        {
            File.WriteAllText(received, text);
            return received;
        }
    }

    private sealed class Silent : IApprovalFailureReporter
    {
        public void Report(string approved, string received)
        {
        }
    }
}
