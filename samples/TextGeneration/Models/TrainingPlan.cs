namespace TextGeneration.Models;

/// <summary>What the user asked to be trained and how.</summary>
internal sealed record TrainingPlan
{
    /// <summary>How many times to go through the text.</summary>
    public required int Epochs { get; init; }

    /// <summary>How many updates to make at most; null for as many as the epochs have.</summary>
    public int? Steps { get; init; }

    /// <summary>How many symbols of each stream make one update.</summary>
    public required int Sequence { get; init; }

    /// <summary>How many streams are trained with side by side.</summary>
    public required int Batch { get; init; }

    /// <summary>The learning rate; where it changes, the highest.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The seed of the parameters.</summary>
    public required long Seed { get; init; }

    /// <summary>How many threads may work.</summary>
    public required int Threads { get; init; }

    /// <summary>The weight file to write.</summary>
    public string? Save { get; init; }

    /// <summary>The checkpoint to keep.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>Whether to go on from the checkpoint.</summary>
    public bool Resume { get; init; }
}
