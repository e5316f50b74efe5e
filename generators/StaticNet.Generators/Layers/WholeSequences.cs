namespace StaticNet.Generators.Layers;

/// <summary>Asks layers whether they go through a sequence step by step.</summary>
internal static class WholeSequences
{
    /// <summary>Whether the layer needs all time steps of a call at once.</summary>
    public static bool NeedsWholeSequence(this Layer layer) =>
        layer is IReadsWholeSequence { NeedsWholeSequence: true };
}
