using System.ComponentModel;
using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Threading;

/// <summary>
/// For generated code: the fixed boundaries at which work is cut into parts. They depend on the hardware's vectors, so
/// that parts are whole tiles, and never on the number of threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Partition
{
    /// <summary>The samples in one part: two tiles.</summary>
    public static int SamplesPerPart => Simd512.IsSupported ? 16 : 12;

    /// <summary>
    /// The sequences in one part where a layer takes all of their steps at once, which are tiles enough: few, so that
    /// they stay in the caches and there is work for every thread.
    /// </summary>
    public static int SequencesPerPart => 4;

    /// <summary>
    /// How many parts a thread takes at once, if it has so many, where it reads weights that leave its caches from one
    /// range of samples to the next: with fewer samples such weights are not even packed.
    /// </summary>
    public static int PartsAtOnce => SampleParts(TileBlocking.FewestPackedRows);

    /// <summary>How many parts a batch has.</summary>
    /// <param name="samples">The samples of the batch.</param>
    public static int SampleParts(int samples) => Parts(samples, SamplesPerPart);

    /// <summary>How many parts a batch of such sequences has.</summary>
    /// <param name="sequences">The sequences of the batch.</param>
    public static int SequenceParts(int sequences) => Parts(sequences, SequencesPerPart);

    /// <summary>
    /// The rows of one weight that lie in a range of parts, where the parts of several stand one after the other.
    /// </summary>
    /// <param name="first">The first part of the range.</param>
    /// <param name="end">The part after the last of the range.</param>
    /// <param name="start">The first part of the weight.</param>
    /// <param name="rows">The rows of the weight.</param>
    /// <param name="rowsPerPart">The rows of one part.</param>
    /// <param name="firstRow">The first row in the range.</param>
    /// <param name="endRow">The row after the last in the range.</param>
    /// <returns>Whether there is any.</returns>
    public static bool WeightRows(
        int first, int end, int start, int rows, int rowsPerPart, out int firstRow, out int endRow)
    {
        firstRow = Math.Max(first - start, 0) * rowsPerPart;
        endRow = (int)Math.Min((long)Math.Max(end - start, 0) * rowsPerPart, rows);
        return firstRow < endRow;
    }

    private static int Parts(int count, int size) => (int)(((long)count + size - 1) / size);
}
