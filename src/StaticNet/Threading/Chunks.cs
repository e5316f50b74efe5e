namespace StaticNet.Threading;

/// <summary>
/// The parts of a pass over many floats, such as all parameters. All passes have the same, so that a thread finds in its
/// caches what it left there in the pass before.
/// </summary>
internal static class Chunks
{
    /// <summary>
    /// Floats per chunk: long enough that handing it to a thread costs nothing, short enough to balance.
    /// </summary>
    public const int Length = 8192;

    /// <summary>How many chunks so many floats make.</summary>
    public static int Count(int floats) => (int)(((long)floats + Length - 1) / Length);

    /// <summary>The floats of a range of chunks.</summary>
    /// <param name="first">The first chunk.</param>
    /// <param name="end">The chunk after the last.</param>
    /// <param name="floats">How many floats all chunks have.</param>
    public static Range Floats(int first, int end, int floats) =>
        (first * Length)..(int)Math.Min((long)end * Length, floats);
}
