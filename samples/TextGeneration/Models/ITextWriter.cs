namespace TextGeneration.Models;

/// <summary>Writes text with a trained network.</summary>
internal interface ITextWriter
{
    /// <summary>Writes the prompt and what the network makes of it, as it comes.</summary>
    /// <param name="plan">What to write.</param>
    /// <param name="output">Receives the pieces.</param>
    /// <param name="cancellation">Ends it.</param>
    void Write(GenerationPlan plan, Action<ReadOnlySpan<char>> output, CancellationToken cancellation);
}
