namespace StaticNet.Benchmarks.Measurement;

/// <summary>What takes turns to be timed, in this process or in another.</summary>
internal interface ITurns
{
    /// <summary>Does a batch of iterations.</summary>
    /// <returns>The microseconds of one.</returns>
    double Turn();
}
