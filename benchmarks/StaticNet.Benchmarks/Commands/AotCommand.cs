using StaticNet.Benchmarks.Kinds;
using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;
using StaticNet.Benchmarks.Processes;
using StaticNet.Benchmarks.Reporting;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Commands;

/// <summary>
/// Runs workloads as native binaries and under the just-in-time compiler at the same vector widths, interleaved, each
/// in a process of its own, whose memory is measured too.
/// </summary>
internal sealed class AotCommand
{
    /// <summary>The option of <c>peers</c>.</summary>
    public const string Option = "--aot";

    private readonly PeersOptions _options;
    private readonly InterleavedTimer _timer;
    private readonly ProcessTable _table = new(Console.Out);
    private readonly List<ProcessResult> _results = [];

    private AotCommand(PeersOptions options)
    {
        _options = options;
        _timer = new InterleavedTimer(options.Seconds, options.Threads);
    }

    /// <summary>Runs the workloads of <c>peers</c>, and the peers.</summary>
    /// <param name="arguments">The arguments after the command; <see cref="Option"/> is passed over.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">The arguments make no sense.</exception>
    /// <exception cref="InvalidDataException">Both compilers' code computes different things.</exception>
    public static int Peers(IEnumerable<string> arguments)
        => new AotCommand(PeersOptions.Parse([.. arguments.Where(argument => argument != Option)]))
            .Run(WorkloadRegistry.All);

    /// <summary>Runs one small network for each kind of layer.</summary>
    /// <param name="arguments">The arguments after the command.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">The arguments make no sense.</exception>
    /// <exception cref="InvalidDataException">Both compilers' code computes different things.</exception>
    public static int Kinds(ReadOnlySpan<string> arguments)
        => new AotCommand(PeersOptions.Parse(arguments)).Run(KindRegistry.All);

    private int Run(IReadOnlyList<Workload> all)
    {
        IReadOnlyList<Workload> workloads = PeersCommand.Filter(all, _options.Filter);
        Variant[] variants =
        [
            new(VariantNames.Jit), new(VariantNames.Aot, NativeBinaries.Publish("native")),
            new(VariantNames.NarrowJit, IsNarrow: true),
            new(VariantNames.NarrowAot, NativeBinaries.Publish("x86-64-v3")),
        ];
        _table.WriteHeader();
        foreach (Workload workload in workloads)
        {
            IEnumerable<Variant> peers = workload.Peers(_options.Threads)
                .Where(peer => peer.Name is PeerNames.TorchSharp or PeerNames.OnnxRuntime)
                .Select(peer => new Variant(peer.Name, Peer: peer.Name));
            ProcessResult result = Measure(workload.Name, [.. variants, .. peers]);
            _table.Write(result);
            _results.Add(result);
        }
        _table.WriteWorst(_results);
        if (_options.JsonPath is string path)
            ProcessJson.Write(path, _results);
        return 0;
    }

    private ProcessResult Measure(string workload, IReadOnlyList<Variant> variants)
    {
        List<ChildContestant> children = [];
        try
        {
            foreach (Variant variant in variants)
                children.Add(new ChildContestant(variant, workload, _options.Threads));
            string[] hashes = [.. children.Select(child => child.WarmUp())];
            Demand(workload, hashes[0], hashes[1]);
            Demand(workload, hashes[2], hashes[3]);
            IReadOnlyList<Timing> timings = _timer.Measure(children);
            long[] bytes = [.. children.Select(child => child.Finish())];
            return new ProcessResult(
                workload, [.. variants.Select((variant, i) => new ProcessTiming(variant.Name, timings[i], bytes[i]))]);
        }
        finally
        {
            children.ForEach(child => child.Dispose());
        }
    }

    private static void Demand(string workload, string jit, string aot)
    {
        if (jit != aot)
            throw new InvalidDataException($"{workload}: the native binary computes other bits.");
    }
}
