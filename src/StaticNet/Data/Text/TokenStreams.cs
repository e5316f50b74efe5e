namespace StaticNet;

/// <summary>
/// A corpus cut into parallel streams of the same length, read window by window. A network carries its state of each
/// stream from the end of a window to the start of the next (truncated backpropagation through time).
/// </summary>
/// <remarks>
/// Of n tokens in s streams each has n / s, rounded down, and its windows of t begin at 0, t, 2t and so on, as long as
/// the window and the token after it are within the stream. The remaining tokens at the ends are not read.
/// </remarks>
public sealed class TokenStreams
{
    private readonly NextTokenDataset _data;

    internal TokenStreams(NextTokenDataset data, int count, int window)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(window);
        (_data, Count, Window, Length) = (data, count, window, data.Count / count);
        Windows = (Length - 1) / window;
        if (Windows < 1)
        {
            throw new ArgumentException(
                $"{data.Count} tokens in {count} streams are {Length} each, "
                + $"but a window of {window} and the token after it need {window + 1L}.");
        }
    }

    /// <summary>The number of streams.</summary>
    public int Count { get; }

    /// <summary>The number of tokens of each stream.</summary>
    public int Length { get; }

    /// <summary>The number of tokens of each stream that are read at a time.</summary>
    public int Window { get; }

    /// <summary>The number of windows of a stream, at least 1.</summary>
    public int Windows { get; }

    /// <summary>Copies one window of all streams. Allocates nothing.</summary>
    /// <param name="index">The number of the window, from 0.</param>
    /// <param name="inputs">Receives [Count x Window]: the tokens.</param>
    /// <param name="targets">Receives [Count x Window]: the token after each.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such window.</exception>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public void Copy(int index, Span<int> inputs, Span<int> targets)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Windows);
        if (Math.Min(inputs.Length, targets.Length) < (long)Count * Window)
        {
            throw new ArgumentException(
                $"{Count} windows of {Window} tokens do not fit into {inputs.Length}, {targets.Length}.");
        }
        for (int stream = 0; stream < Count; stream++)
        {
            ReadOnlySpan<int> tokens = _data.Tokens.Slice(stream * Length + index * Window, Window + 1);
            tokens[..Window].CopyTo(inputs[(stream * Window)..]);
            tokens[1..].CopyTo(targets[(stream * Window)..]);
        }
    }
}
