using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Layers;

/// <summary>
/// A layer over time whose results depend on how many steps a stream has taken, and perhaps on what it keeps of
/// them. The state has the number, and memory for what is kept.
/// </summary>
internal interface ICountsSteps : IHasState
{
    /// <summary>Whether it runs over a time axis.</summary>
    bool CountsSteps { get; }

    /// <summary>The most steps that a sequence may have; the largest number where nothing limits them.</summary>
    int MostSteps { get; }

    /// <summary>What it keeps of each step, or null for nothing.</summary>
    StepMemory? Memory(Step step);
}

/// <summary>What a layer keeps of time steps: a key and a value for each.</summary>
/// <param name="Width">The floats of either.</param>
/// <param name="Window">How many of the last steps it keeps, or 0 for all.</param>
internal sealed record StepMemory(int Width, int Window);
