using System.Diagnostics;

namespace StaticNet.Benchmarks.Processes;

/// <summary>This program, to be started again.</summary>
internal static class ThisProgram
{
    /// <summary>How to start it.</summary>
    /// <param name="arguments">Its arguments.</param>
    public static ProcessStartInfo StartInfo(params IEnumerable<string> arguments)
    {
        string program = Environment.ProcessPath!;
        ProcessStartInfo start = new(program);
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(ThisProgram).Assembly.Location);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }
}
