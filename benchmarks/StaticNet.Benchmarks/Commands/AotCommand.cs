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

    private const int Runs = 3;

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
        => new AotCommand(PeersOptions.Parse([.. arguments.Where(argument => argument != Option)])).Peers();

    /// <summary>Runs one small network for each kind of layer.</summary>
    /// <param name="arguments">The arguments after the command.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">The arguments make no sense.</exception>
    /// <exception cref="InvalidDataException">Both compilers' code computes different things.</exception>
    public static int Kinds(ReadOnlySpan<string> arguments)
        => new AotCommand(PeersOptions.Parse(arguments)).Kinds();

    private int Peers()
    {
        IReadOnlyList<Workload> workloads = PeersCommand.Filter(
            WorkloadRegistry.All, workload => workload.Name, _options.Filter);
        IReadOnlyList<Variant> own = OwnPrograms.Variants();
        return Run(workloads.Select(workload => (workload.Name, own.Concat(PeersOf(workload)))));
    }

    private int Kinds()
    {
        IReadOnlyList<Variant> own = OwnPrograms.Variants();
        IReadOnlyList<string> kinds = PeersCommand.Filter(OwnPrograms.Kinds(own[0]), name => name, _options.Filter);
        return Run(kinds.Select(kind => (kind, own.AsEnumerable())));
    }

    private IEnumerable<Variant> PeersOf(Workload workload) => workload.Peers(_options.Threads)
        .Where(peer => peer.Name is PeerNames.TorchSharp or PeerNames.OnnxRuntime)
        .Select(peer => new Variant(peer.Name, ThisProgram.StartInfo(TurnsCommand.Name), Peer: peer.Name));

    private int Run(IEnumerable<(string Workload, IEnumerable<Variant> Variants)> workloads)
    {
        _table.WriteHeader();
        foreach ((string workload, IEnumerable<Variant> variants) in workloads)
        {
            ProcessResult result = MeasureAgain(workload, [.. variants]);
            _table.Write(result);
            _results.Add(result);
        }
        _table.WriteWorst(_results);
        if (_options.JsonPath is string path)
            ProcessJson.Write(path, _results);
        return 0;
    }

    // Where code and memory lie differs from process to process: a miss is measured again in new ones.
    private ProcessResult MeasureAgain(string workload, IReadOnlyList<Variant> variants)
    {
        ProcessResult result = Measure(workload, variants);
        for (int run = 1; run < Runs && result.IsSlow; run++)
            result = result.With(Measure(workload, variants));
        return result;
    }

    private ProcessResult Measure(string workload, IReadOnlyList<Variant> variants)
    {
        List<ChildContestant> children =
            [.. variants.Select(variant => new ChildContestant(variant, workload, _options.Threads))];
        try
        {
            Dictionary<string, string> hashes = WarmUp(children);
            Demand(workload, hashes[VariantNames.Jit], hashes[VariantNames.Aot]);
            Demand(workload, hashes[VariantNames.NarrowJit], hashes[VariantNames.NarrowAot]);
            IReadOnlyList<Timing> timings = _timer.Measure(children);
            return new ProcessResult(workload,
            [
                .. children.Zip(
                    timings, (child, timing) => new ProcessTiming(child.Variant.Name, timing, child.Finish())),
            ]);
        }
        finally
        {
            children.ForEach(child => child.Dispose());
        }
    }

    // All at once. A peer whose native library does not load is left out.
    private static Dictionary<string, string> WarmUp(List<ChildContestant> children)
    {
        Dictionary<string, string> hashes = [];
        foreach (ChildContestant child in children.ToArray())
        {
            try
            {
                hashes[child.Variant.Name] = child.WarmUp();
            }
            catch (InvalidDataException) when (child.Variant.Peer is not null)
            {
                children.Remove(child);
                child.Dispose();
            }
        }
        return hashes;
    }

    private static void Demand(string workload, string jit, string aot)
    {
        if (jit != aot)
            throw new InvalidDataException($"{workload}: the native binary computes other bits.");
    }
}
