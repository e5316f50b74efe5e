using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>
/// The memory of one pair of tiles of an attention: queries and keys of one head of one sequence, without what lies
/// between them elsewhere.
/// </summary>
internal readonly ref struct AttentionTiles(ref float scratch, int headStride)
{
    /// <summary>The queries of a tile, and its keys.</summary>
    public const int Length = 64;

    private const int Squares = Length * Length;

    private readonly ref float _scratch = ref scratch;

    /// <summary>The floats that all of it takes.</summary>
    public static int Floats(int headStride) => 2 * Squares + 8 * Length * headStride + 2 * Length;

    /// <summary>Scores, then weights, [queries x keys].</summary>
    public ref float Scores => ref _scratch;

    /// <summary>The gradients of the weights, then of the scores, [queries x keys].</summary>
    public ref float Gradients => ref Unsafe.Add(ref _scratch, Squares);

    /// <summary>The queries times the scale, [queries x head].</summary>
    public ref float Query => ref Rows(0);

    /// <summary>The keys, [keys x head]; backward has them times the scale.</summary>
    public ref float Key => ref Rows(1);

    /// <summary>The keys, [head x keys].</summary>
    public ref float TransposedKey => ref Rows(2);

    /// <summary>The values, [keys x head].</summary>
    public ref float Value => ref Rows(3);

    /// <summary>The values, [head x keys].</summary>
    public ref float TransposedValue => ref Rows(4);

    /// <summary>The results, or in backward their gradients, [queries x head].</summary>
    public ref float Output => ref Rows(5);

    /// <summary>The gradients of the keys, [keys x head].</summary>
    public ref float KeyGradient => ref Rows(6);

    /// <summary>The gradients of the values, [keys x head].</summary>
    public ref float ValueGradient => ref Rows(7);

    /// <summary>The largest score of each query so far.</summary>
    public ref float Maxima => ref Rows(8);

    /// <summary>The sum of each query's exponentials so far.</summary>
    public ref float Sums => ref Unsafe.Add(ref Rows(8), Length);

    private ref float Rows(int index) => ref Unsafe.Add(ref _scratch, 2 * Squares + index * Length * headStride);
}
