using StaticNet;

namespace Graphs.Rendering;

/// <summary>How a network learned.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Log">What happened.</param>
internal sealed record Curves(string Name, TrainingLog Log)
{
    /// <summary>The loss of the test data, by what it is called.</summary>
    public required IReadOnlyList<Curve> TestLosses { get; init; }

    /// <summary>The accuracy on the test data.</summary>
    public required IReadOnlyList<Curve> TestAccuracies { get; init; }
}

/// <summary>What is drawn of each epoch.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Value">The value.</param>
internal sealed record Curve(string Name, Func<EpochResult, double?> Value);
