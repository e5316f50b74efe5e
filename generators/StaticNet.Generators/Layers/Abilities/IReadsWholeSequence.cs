namespace StaticNet.Generators.Layers;

/// <summary>A layer that may need all time steps of a call at once, however many they are.</summary>
internal interface IReadsWholeSequence
{
    /// <summary>Whether it does.</summary>
    bool NeedsWholeSequence { get; }

    /// <summary>
    /// Whether it can go step by step all the same, with a state that keeps what it needs of earlier steps.
    /// </summary>
    bool KeepsSteps { get; }

    /// <summary>Why it cannot, as <c>{layer} {...}</c>.</summary>
    string WhyWhole { get; }

    /// <summary>What a user can do about it.</summary>
    string Remedy { get; }
}
