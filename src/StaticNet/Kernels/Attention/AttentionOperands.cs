using System.ComponentModel;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: what an attention reads and writes. A row of queries, keys, values and results has a part for
/// each head, padded to whole vectors; padding is zero. Distances of sequences and of steps are in rows.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct AttentionOperands
{
    /// <summary>The number of sequences.</summary>
    public int Sequences;

    /// <summary>The queries of each.</summary>
    public int Queries;

    /// <summary>The keys of each.</summary>
    public int Keys;

    /// <summary>How many queries and keys of each sequence count, or nothing where all do.</summary>
    public ReadOnlySpan<int> Lengths;

    /// <summary>The number of heads.</summary>
    public int Heads;

    /// <summary>The values of a head.</summary>
    public int HeadSize;

    /// <summary>The length of a head's part of a row, a multiple of 16.</summary>
    public int HeadStride;

    /// <summary>What products of queries and keys are multiplied with.</summary>
    public float Scale;

    /// <summary>Whether a query sees no later key.</summary>
    public bool IsCausal;

    /// <summary>How many of the last keys a query sees, or 0 for all.</summary>
    public int Window;

    /// <summary>The probability with which a weight is dropped; 0 without training.</summary>
    public float DropoutRate;

    /// <summary>The key of the dropout's masks.</summary>
    public ulong DropoutKey;

    /// <summary>The number that the first sequence has in the whole batch.</summary>
    public int FirstSequence;

    /// <summary>The first query.</summary>
    public ref float Query;

    /// <summary>The length of a row of queries.</summary>
    public nuint QueryStride;

    /// <summary>The distance of two sequences' queries and results, in rows.</summary>
    public nuint QuerySequence;

    /// <summary>The distance of two queries of a sequence, in rows.</summary>
    public nuint QueryStep;

    /// <summary>The first key.</summary>
    public ref float Key;

    /// <summary>The first value.</summary>
    public ref float Value;

    /// <summary>The length of a row of keys, and of values.</summary>
    public nuint KeyStride;

    /// <summary>The distance of two sequences' keys, in rows.</summary>
    public nuint KeySequence;

    /// <summary>The distance of two keys of a sequence, in rows.</summary>
    public nuint KeyStep;

    /// <summary>The first result.</summary>
    public ref float Output;

    /// <summary>
    /// For each result and head the logarithm of the sum of the exponentials, which backward needs; after those of all
    /// heads lies what backward keeps there for itself.
    /// </summary>
    public ref float LogSums;

    /// <summary>The length of a row of those.</summary>
    public nuint LogSumsStride;

    /// <summary>Memory of <see cref="Attention.ScratchFloats"/> floats.</summary>
    public ref float Scratch;

    /// <summary>The gradient of the results.</summary>
    public ref float OutputGradient;

    /// <summary>The gradient of the queries, which lies as they do.</summary>
    public ref float QueryGradient;

    /// <summary>The gradient of the keys, which lies as they do.</summary>
    public ref float KeyGradient;

    /// <summary>The gradient of the values, which lies as they do.</summary>
    public ref float ValueGradient;

    /// <summary>The length of a row of results.</summary>
    public readonly nuint OutputStride => (nuint)(Heads * HeadStride);

    internal readonly int QueriesOf(int sequence) => Lengths.IsEmpty ? Queries : Lengths[sequence];

    internal readonly int KeysOf(int sequence) => Lengths.IsEmpty ? Keys : Lengths[sequence];
}
