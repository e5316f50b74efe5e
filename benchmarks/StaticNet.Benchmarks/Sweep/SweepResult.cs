using StaticNet.Benchmarks.Reporting;

namespace StaticNet.Benchmarks.Sweep;

/// <summary>What was measured of a drawn network: inference or training.</summary>
/// <param name="Index">The network's number in the sweep.</param>
/// <param name="Network">The network.</param>
/// <param name="IsTraining">Whether it is a training step.</param>
/// <param name="Result">The measurements.</param>
internal sealed record SweepResult(int Index, SweepNetwork Network, bool IsTraining, WorkloadResult Result)
{
    /// <summary>What was measured, in one word.</summary>
    public string What => IsTraining ? "train" : "infer";
}
