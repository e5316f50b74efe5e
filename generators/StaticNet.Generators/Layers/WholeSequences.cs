namespace StaticNet.Generators.Layers;

/// <summary>Asks layers whether they go through a sequence step by step.</summary>
internal static class WholeSequences
{
    /// <summary>Whether the layer, without a state, needs all time steps of a call at once.</summary>
    public static bool NeedsWholeSequence(this Layer layer) =>
        layer is IReadsWholeSequence { NeedsWholeSequence: true };

    /// <summary>Why the layer cannot go step by step, or null where it can.</summary>
    public static IReadsWholeSequence? WhyNotStepped(this Layer layer) =>
        layer is IReadsWholeSequence { NeedsWholeSequence: true, KeepsSteps: false } whole ? whole : null;
}
