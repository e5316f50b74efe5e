using System.Diagnostics;
using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Processes;

namespace StaticNet.Benchmarks.Commands;

/// <summary>
/// Keeps the peers from AVX-512, as on the many processors that have none. Their native libraries read the environment
/// when they are loaded, and .NET's changes do not reach it, so this program starts again in another environment.
/// </summary>
internal static class Avx2Peers
{
    /// <summary>The option.</summary>
    public const string Option = "--peers-avx2";

    private static readonly (string Name, string Value)[] s_limits =
    [
        ("ATEN_CPU_CAPABILITY", "avx2"),
        ("ONEDNN_MAX_CPU_ISA", "AVX2"),
        ("MKL_ENABLE_INSTRUCTIONS", "AVX2"),
    ];

    /// <summary>What is to be said above results; empty where there is no limit.</summary>
    public static string Note
        => s_limits.Any(limit => Environment.GetEnvironmentVariable(limit.Name) != limit.Value) ? ""
            : Environment.GetEnvironmentVariable(OnnxAvx2Library.Variable) is null ? ", libtorch limited to AVX2"
            : ", libtorch and ONNX Runtime limited to AVX2";

    /// <summary>Runs this program again without the option, with the limits in its environment.</summary>
    /// <param name="arguments">All arguments.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments)
    {
        string folder = Directory.CreateTempSubdirectory("StaticNet").FullName;
        try
        {
            return Run(arguments, OnnxAvx2Library.Write(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Run(string[] arguments, string? onnxLibrary)
    {
        ProcessStartInfo start = ThisProgram.StartInfo(arguments.Where(argument => argument != Option));
        foreach ((string name, string value) in s_limits)
            start.Environment[name] = value;
        if (onnxLibrary is not null)
            start.Environment[OnnxAvx2Library.Variable] = onnxLibrary;
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
