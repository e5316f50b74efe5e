namespace StaticNet.Benchmarks.Measurement;

/// <summary>One library doing one workload: what is timed.</summary>
internal interface IContestant : IDisposable
{
    /// <summary>Its name in the table.</summary>
    string Name { get; }

    /// <summary>
    /// Does the workload from its initial state and returns what it computed, by name. Contestants are only timed
    /// against each other when they agree: a benchmark that computes something else is worth nothing.
    /// </summary>
    IReadOnlyDictionary<string, float[]> Check();

    /// <summary>
    /// Goes back to the initial state, untimed. Without it a training workload would learn its one batch by heart, and
    /// vanishing gradients, down to denormal numbers, would be timed.
    /// </summary>
    void Restore()
    {
    }

    /// <summary>Does the workload a number of times.</summary>
    /// <param name="iterations">How many times.</param>
    void Run(int iterations);
}
