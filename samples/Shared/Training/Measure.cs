using StaticNet;

namespace Shared;

/// <summary>What is shown of each epoch.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Value">The value.</param>
internal sealed record Measure(string Title, Func<EpochResult, double?> Value)
{
    /// <summary>What it is called where there is little room.</summary>
    public string Heading { get; init; } = Title;

    /// <summary>Whether it is the one to look at.</summary>
    public bool IsHighlighted { get; init; }

    /// <summary>The loss of the training data.</summary>
    public static Measure Loss { get; } = new("training loss", epoch => epoch.Loss);

    /// <summary>The accuracy on the training data.</summary>
    public static Measure Accuracy { get; } = new("training accuracy", epoch => epoch.Accuracy);

    /// <summary>The loss of the test data.</summary>
    public static Measure TestLoss { get; } = new("test loss", epoch => epoch.ValidationLoss);

    /// <summary>The accuracy on the test data.</summary>
    public static Measure TestAccuracy { get; } = new("test accuracy", epoch => epoch.ValidationAccuracy);

    /// <summary>The accuracy of one of several outputs on the test data.</summary>
    public static Measure AccuracyOf(string output)
        => new($"{output} accuracy", epoch => epoch.Outputs[output].ValidationAccuracy);
}
