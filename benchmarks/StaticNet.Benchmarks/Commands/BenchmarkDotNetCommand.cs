using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using StaticNet.Benchmarks.Kernels;

namespace StaticNet.Benchmarks.Commands;

/// <summary>Runs the micro-benchmarks.</summary>
internal static class BenchmarkDotNetCommand
{
    /// <summary>Runs the benchmarks of the library's kernels.</summary>
    /// <param name="arguments">BenchmarkDotNet's options, such as <c>--filter *Tile*</c>.</param>
    /// <returns>The exit code.</returns>
    public static int Kernels(string[] arguments) => Run("StaticNet.Benchmarks.Kernels", arguments);

    /// <summary>Runs the benchmarks of the compiler.</summary>
    /// <param name="arguments">BenchmarkDotNet's options.</param>
    /// <returns>The exit code.</returns>
    public static int Generator(string[] arguments) => Run("StaticNet.Benchmarks.Generator", arguments);

    private static int Run(string benchmarkNamespace, string[] arguments)
    {
        Type[] types = [.. typeof(BenchmarkDotNetCommand).Assembly.GetTypes().Where(
            type => type.IsPublic && !type.IsAbstract && type.Namespace == benchmarkNamespace)];
        string[] all = arguments.Contains("--filter") ? arguments : [.. arguments, "--filter", "*"];
        IEnumerable<Summary> summaries = BenchmarkSwitcher.FromTypes(types).Run(all, Config());
        return summaries.Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0;
    }

    // In this process: a project for each benchmark would copy half a gigabyte of the peers' libraries each time.
    private static ManualConfig Config()
        => ManualConfig.CreateEmpty()
            .AddJob(Job.Default
                .WithToolchain(InProcessEmitToolchain.Instance)
                .WithStrategy(RunStrategy.Throughput)
                .WithIterationTime(TimeInterval.FromMilliseconds(60))
                .WithWarmupCount(6)
                .WithIterationCount(9))
            .AddLogger(ConsoleLogger.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddColumn(new GigaFlopsColumn())
            .AddExporter(MarkdownExporter.Console)
            .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default)
            .WithOptions(ConfigOptions.DisableLogFile);
}
