using System.Diagnostics;
using System.Reflection;

namespace StaticNet.Benchmarks.Processes;

/// <summary>Compiles this library's side of all workloads ahead of time.</summary>
internal static class NativeBinaries
{
    private const string ProjectName = "StaticNet.Benchmarks.Native";

    // As it was when this program was built: both projects lie beside each other.
    private static readonly string s_project = typeof(NativeBinaries).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == ProjectName).Value!;

    /// <summary>Publishes a binary, or finds that it is up to date.</summary>
    /// <param name="instructionSet">What ILC calls the instructions, such as <c>x86-64-v3</c>.</param>
    /// <returns>The path of the binary.</returns>
    /// <exception cref="InvalidDataException">It does not compile; the compiler has said why.</exception>
    public static string Publish(string instructionSet)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "native", instructionSet);
        Console.WriteLine($"Compiling {ProjectName} ahead of time for {instructionSet}.");
        using Process process = Process.Start(
            "dotnet",
            [
                "publish", s_project, "-c", "Release", "-o", folder, "-v", "quiet", "--nologo",
                $"-p:IlcInstructionSet={instructionSet}",
            ]);
        process.WaitForExit();
        return process.ExitCode == 0
            ? Path.Combine(folder, ProjectName)
            : throw new InvalidDataException($"{ProjectName} could not be published for {instructionSet}.");
    }
}
