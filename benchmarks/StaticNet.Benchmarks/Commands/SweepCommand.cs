using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Reporting;
using StaticNet.Benchmarks.Sweep;
using StaticNet.Benchmarks.Sweep.Families;
using StaticNet.Benchmarks.Workloads;
using StaticNet.Compilation;

namespace StaticNet.Benchmarks.Commands;

/// <summary>
/// Runs networks that nobody chose: drawn at random, compiled in memory, and measured against the peers.
/// </summary>
internal sealed class SweepCommand
{
    private readonly SweepOptions _options;
    private readonly WorkloadRunner _runner;
    private readonly FmaPeak _peak;
    private readonly SweepReport _report;
    private readonly List<SweepResult> _results = [];
    private int _failures;

    private SweepCommand(SweepOptions options)
    {
        _options = options;
        _runner = new WorkloadRunner(options.Seconds, options.Threads);
        _peak = FmaPeak.Measure(options.Threads);
        _report = new SweepReport(Console.Out, _peak);
    }

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">The arguments after the command.</param>
    /// <returns>The exit code: 1 where a peer computes something else, or a network does not compile.</returns>
    /// <exception cref="UsageException">The arguments make no sense.</exception>
    public static int Run(ReadOnlySpan<string> arguments) => new SweepCommand(SweepOptions.Parse(arguments)).Run();

    private int Run()
    {
        long start = Stopwatch.GetTimestamp();
        Console.WriteLine(_peak + Avx2Peers.Note);
        _report.WriteHeader();
        for (int index = 0; index < _options.Count; index++)
        {
            if (_options.Only is null || _options.Only == index)
                Measure(index);
        }
        _report.WriteSummary(_results);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_failures} failed; {Stopwatch.GetElapsedTime(start).TotalMinutes:0.0} minutes"));
        foreach ((string peer, string reason) in _runner.Skipped)
            Console.WriteLine($"{peer} was skipped: {reason}");
        if (_options.JsonPath is string path)
            ResultJson.Write(path, _results.Select(result => result.Result), _peak);
        if (_options.PlotPath is string plot)
            SweepPlot.Write(plot, _results, _peak);
        return _failures == 0 ? 0 : 1;
    }

    private void Measure(int index)
    {
        SweepNetwork network = FamilyRegistry.Draw(_options.Families, _options.Seed, index);
        network.CreateWeights();
        try
        {
            CompiledNetwork compiled = CompiledNetwork.Compile(network, $"Drawn{index}");
            Measure(index, network, new SweepInference(network, compiled), isTraining: false);
            Measure(index, network, new SweepTraining(network, compiled), isTraining: true);
        }
        catch (NetworkCompilationException exception)
        {
            Fail(index, network, exception);
        }
        // What this network held is not in the way of the next.
        GC.Collect();
    }

    private void Measure(int index, SweepNetwork network, Workload workload, bool isTraining)
    {
        try
        {
            SweepResult result = new(index, network, isTraining, _runner.Measure(workload));
            _results.Add(result);
            _report.Write(result);
        }
        catch (Exception exception)
            when (exception is InvalidDataException or OnnxRuntimeException or ExternalException)
        {
            Fail(index, network, exception);
        }
    }

    private void Fail(int index, SweepNetwork network, Exception exception)
    {
        _failures++;
        _report.WriteFailure(index, network, exception.Message);
    }
}
