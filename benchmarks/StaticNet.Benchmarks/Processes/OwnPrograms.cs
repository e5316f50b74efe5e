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

    // The project's own folders, which any other output path would make out of date.
    private static readonly string s_programs = Path.Combine(s_project, "bin");

    /// <summary>This library's variants, compiled where they are out of date.</summary>
    /// <exception cref="InvalidDataException">One does not compile; the compiler has said why.</exception>
    public static IReadOnlyList<Variant> Variants()
    {
        Run("build", ProjectName);
        ProcessStartInfo managed = new(Path.Combine(s_programs, "jit", "Release", ProjectName));
        return
        [
            new(VariantNames.Jit, managed),
            new(VariantNames.Aot, Native("native")),
            new(VariantNames.NarrowJit, managed, IsNarrow: true),
            new(VariantNames.NarrowAot, Native("x86-64-v3")),
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

    private static ProcessStartInfo Native(string instructions)
    {
        string folder = Path.Combine(s_programs, "published", instructions);
        Run(
            "publish", $"{ProjectName} for {instructions}", "--no-build", "-o", folder,
            $"-p:IlcInstructionSet={instructions}");
        return new ProcessStartInfo(Path.Combine(folder, ProjectName));
    }

    private static void Run(string command, string what, params IEnumerable<string> options)
    {
        Console.WriteLine($"Compiling {what}.");
        using Process process = Process.Start(
            "dotnet", [command, s_project, "-c", "Release", "-v", "quiet", "-clp:NoSummary", "--nologo", .. options]);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidDataException($"{what} could not be compiled.");
    }
}
