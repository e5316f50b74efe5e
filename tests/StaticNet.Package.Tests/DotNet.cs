using System.Diagnostics;
using System.Text.RegularExpressions;

namespace StaticNet.Package.Tests;

/// <summary>What a program did.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it printed, errors included.</param>
internal sealed record Outcome(int ExitCode, string Output)
{
    /// <summary>The output; the test fails where the program did.</summary>
    public string Succeeded()
    {
        Assert.True(ExitCode == 0, $"The exit code is {ExitCode}:\n{Output}");
        return Output;
    }
}

/// <summary>Runs programs as a user would, without what `dotnet test` adds to the environment.</summary>
internal static partial class DotNet
{
    private const string Shares = "UseSharedCompilation";

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs the .NET command line.</summary>
    public static Outcome Run(string directory, params IEnumerable<string> arguments)
        => Execute("dotnet", directory, arguments);

    /// <summary>Runs the .NET command line in another environment.</summary>
    public static Outcome Run(
        string directory, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
        => Execute("dotnet", directory, arguments, environment);

    /// <summary>Ends the compiler that builds share, on a machine that wants none to stay.</summary>
    public static void EndCompiler()
    {
        if (string.Equals(Environment.GetEnvironmentVariable(Shares), "false", StringComparison.OrdinalIgnoreCase))
            Run(Path.GetTempPath(), "build-server", "shutdown", "--vbcscompiler").Succeeded();
    }

    /// <summary>Runs any program to its end.</summary>
    public static Outcome Execute(string program, string directory, params IEnumerable<string> arguments)
        => Execute(program, directory, arguments, new Dictionary<string, string>());

    private static Outcome Execute(
        string program,
        string directory,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (string inherited in start.Environment.Keys.Where(key => MSBuildVariable().IsMatch(key)).ToArray())
            start.Environment.Remove(inherited);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1"; // No process stays that would hold the output open.
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        start.Environment[Shares] = "true"; // To start a compiler takes longer than most of its work.
        start.Environment["DOTNET_TieredPGO"] = "0"; // What runs once is not worth instrumenting.
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(s_limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} still ran after {s_limit}.");
        }
        return new Outcome(process.ExitCode, output.Result + errors.Result);
    }

    [GeneratedRegex("^(MSBuild|DOTNET_CLI_TEST|TESTINGPLATFORM)", RegexOptions.IgnoreCase)]
    private static partial Regex MSBuildVariable();
}
