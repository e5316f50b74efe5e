using System.Globalization;

namespace Shared;

/// <summary>What the user asked to be trained and how.</summary>
internal sealed record TrainingPlan
{
    /// <summary>How many times to go through the data.</summary>
    public required int Epochs { get; init; }

    /// <summary>How many samples make one update.</summary>
    public required int Batch { get; init; }

    /// <summary>Adam's learning rate.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The seed of the parameters and of the order of the samples.</summary>
    public required long Seed { get; init; }

    /// <summary>How many threads may work.</summary>
    public required int Threads { get; init; }

    /// <summary>The weight file to write.</summary>
    public string? Save { get; init; }

    /// <summary>The checkpoint to keep.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>Whether to go on from the checkpoint.</summary>
    public bool Resume { get; init; }

    /// <summary>The picture to write.</summary>
    public string? Plot { get; init; }

    /// <summary>How it trains, in words.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"Adam {LearningRate}, batches of {Batch}, seed {Seed}, {HeaderLine.Threads(Threads)}");
}
