using StaticNet;

namespace Graphs.Rendering;

/// <summary>What is shown of each epoch.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Value">The value.</param>
internal sealed record Measure(string Title, Func<EpochResult, double?> Value)
{
    /// <summary>The loss of the training data.</summary>
    public static Measure Loss { get; } = new("training loss", epoch => epoch.Loss);

    /// <summary>The loss of the test data.</summary>
    public static Measure TestLoss { get; } = new("test loss", epoch => epoch.ValidationLoss);

    /// <summary>The accuracy on the test data.</summary>
    public static Measure TestAccuracy { get; } = new("test accuracy", epoch => epoch.ValidationAccuracy);

    /// <summary>The accuracy of one of several outputs on the test data.</summary>
    public static Measure AccuracyOf(string output)
        => new($"{output} accuracy", epoch => epoch.Outputs[output].ValidationAccuracy);
}
