using System.Diagnostics;
using System.Globalization;
using StaticNet.Benchmarks.Measurement;

namespace StaticNet.Benchmarks.Processes;

/// <summary>A contestant in another process; see <see cref="TurnServer"/>.</summary>
internal sealed class ChildContestant : ITurns, IDisposable
{
    private readonly Process _process;

    /// <summary>Starts the process.</summary>
    /// <param name="variant">What runs.</param>
    /// <param name="workload">The workload's name.</param>
    /// <param name="threads">How many threads it may use.</param>
    public ChildContestant(Variant variant, string workload, int threads)
    {
        Variant = variant;
        _process = Process.Start(variant.StartInfo(workload, threads))!;
    }

    /// <summary>What runs.</summary>
    public Variant Variant { get; }

    /// <summary>Waits until it is warm.</summary>
    /// <returns>What it computed: equal where all bits are.</returns>
    /// <exception cref="InvalidDataException">It ended with an error, which it has printed.</exception>
    public string WarmUp() => ReadLine();

    /// <inheritdoc/>
    public double Turn()
    {
        _process.StandardInput.WriteLine();
        return double.Parse(ReadLine(), CultureInfo.InvariantCulture);
    }

    /// <summary>Ends the process.</summary>
    /// <returns>The most memory that it had, in bytes.</returns>
    public long Finish()
    {
        _process.StandardInput.Close();
        return long.Parse(ReadLine(), CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string ReadLine() => _process.StandardOutput.ReadLine()
        ?? throw new InvalidDataException($"{Variant.Name} has ended early.");
}
