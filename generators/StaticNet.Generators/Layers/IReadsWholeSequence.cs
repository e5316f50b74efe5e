namespace StaticNet.Generators.Layers;

/// <summary>A layer that may need all time steps of a call at once, however many they are.</summary>
internal interface IReadsWholeSequence
{
    /// <summary>Whether it does.</summary>
    bool NeedsWholeSequence { get; }

    /// <summary>Whether that is because it also reads the sequence from its end.</summary>
    bool ReadsBackward { get; }
}
