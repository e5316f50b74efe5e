using System.Diagnostics;
using System.Reflection;

namespace StaticNet.Benchmarks.Processes;

/// <summary>Compiles this library's side of all workloads, ahead of time and for the just-in-time compiler.</summary>
internal static class OwnPrograms
{
    private const string ProjectName = "StaticNet.Benchmarks.Native";

    // As it was when this program was built: both projects lie beside each other.
    private static readonly string s_project = typeof(OwnPrograms).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == ProjectName).Value!;

    /// <summary>This library's variants.</summary>
    /// <exception cref="InvalidDataException">One does not compile; the compiler has said why.</exception>
    public static IReadOnlyList<Variant> Variants()
    {
        ProcessStartInfo managed = Compile("build", "jit");
        return
        [
            new(VariantNames.Jit, managed),
            new(VariantNames.Aot, Compile("publish", "native", "-p:IlcInstructionSet=native")),
            new(VariantNames.NarrowJit, managed, IsNarrow: true),
            new(VariantNames.NarrowAot, Compile("publish", "x86-64-v3", "-p:IlcInstructionSet=x86-64-v3")),
        ];
    }

    /// <summary>The names of all kinds of layers, which only this library's side knows.</summary>
    /// <param name="program">One of this library's programs.</param>
    public static IReadOnlyList<string> Kinds(Variant program)
    {
        ProcessStartInfo start = new(program.Program.FileName) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string[] names = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return names;
    }

    private static ProcessStartInfo Compile(string command, string name, params IEnumerable<string> options)
    {
        Console.WriteLine($"Compiling {ProjectName}: {name}.");
        string folder = Path.Combine(AppContext.BaseDirectory, "own", name);
        using Process process = Process.Start(
            "dotnet", [command, s_project, "-c", "Release", "-o", folder, "-v", "quiet", "--nologo", .. options]);
        process.WaitForExit();
        return process.ExitCode == 0
            ? new ProcessStartInfo(Path.Combine(folder, ProjectName))
            : throw new InvalidDataException($"{ProjectName} could not be compiled: {name}.");
    }
}
