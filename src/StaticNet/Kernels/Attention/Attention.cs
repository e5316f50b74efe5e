using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: attention over sequences, <c>softmax(scale * queries * keys^T) * values</c> for each head, tile
/// by tile: of all weights only those of one tile are ever in memory, and of a tile that the mask hides, none. Sources:
/// Vaswani et al., arXiv:1706.03762; Milakov and Gimelshein, arXiv:1805.02867, for the softmax that goes along; Dao et
/// al., arXiv:2205.14135, for computing the weights again in the backward pass.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Attention
{
    private const int Tile = AttentionTiles.Length;

    /// <summary>The floats that a call needs for itself, however long the sequences are.</summary>
    /// <param name="headStride">The length of a head's part of a row.</param>
    public static int ScratchFloats(int headStride) => AttentionTiles.Floats(headStride);

    /// <summary>Computes the results of all queries; those after the end of a sequence become zero.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="operands">Where everything lies.</param>
    public static void Forward<TSimd>(in AttentionOperands operands)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (int sequence = 0; sequence < operands.Sequences; sequence++)
        {
            AttentionMask mask = new(operands.KeysOf(sequence), operands.IsCausal, operands.Window);
            int queries = operands.KeysOf(sequence) == 0 ? 0 : operands.QueriesOf(sequence);
            for (int head = 0; head < operands.Heads; head++)
            {
                for (int query = 0; query < queries; query += Tile)
                    ForwardTile<TSimd>(in operands, in mask, sequence, head, query, Math.Min(Tile, queries - query));
            }
            for (int query = queries; query < operands.Queries; query++)
                ClearRow(ref OutputRow(in operands, sequence, 0, query), (int)operands.OutputStride);
        }
    }

    // The results of a tile of queries, from all tiles of keys that any of them sees.
    private static void ForwardTile<TSimd>(
        in AttentionOperands operands, in AttentionMask mask, int sequence, int head, int query, int height)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        AttentionTiles tiles = new(ref operands.Scratch, operands.HeadStride);
        MemoryMarshal.CreateSpan(ref tiles.Maxima, height).Fill(float.NegativeInfinity);
        MemoryMarshal.CreateSpan(ref tiles.Sums, height).Clear();
        MemoryMarshal.CreateSpan(ref tiles.Output, height * operands.HeadStride).Clear();
        AttentionRows<TSimd>.Gather(
            height, operands.HeadStride, ref QueryRow(in operands, sequence, head, query),
            operands.QueryStep * operands.QueryStride, operands.Scale, ref tiles.Query);
        int end = mask.End(query + height - 1);
        for (int key = mask.First(query) / Tile * Tile; key < end; key += Tile)
        {
            int width = Math.Min(Tile, end - key);
            GatherKeys<TSimd>(in operands, tiles, sequence, head, key, width);
            for (int row = 0; row < height; row += Tile<TSimd>.Rows)
                AddKeys<TSimd>(in operands, in mask, tiles, new AttentionBlock(
                    sequence, head, query, row, Math.Min(Tile<TSimd>.Rows, height - row), key, width));
        }
        WriteResults<TSimd>(in operands, tiles, sequence, head, query, height);
    }

    private static void GatherKeys<TSimd>(
        in AttentionOperands operands, AttentionTiles tiles, int sequence, int head, int key, int width)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint step = operands.KeyStep * operands.KeyStride;
        nuint place = KeyPlace(in operands, sequence, head, key);
        AttentionRows<TSimd>.Gather(
            width, operands.HeadStride, ref Unsafe.Add(ref operands.Key, place), step, 1, ref tiles.Key);
        AttentionRows<TSimd>.Gather(
            width, operands.HeadStride, ref Unsafe.Add(ref operands.Value, place), step, 1, ref tiles.Value);
        Transposition.Transpose<TSimd>(
            in tiles.Key, width, operands.HeadSize, (nuint)operands.HeadStride, ref tiles.TransposedKey, Tile);
    }

    // Some queries, as many as a register tile has rows, and a tile of keys.
    private static void AddKeys<TSimd>(
        in AttentionOperands operands, in AttentionMask mask, AttentionTiles tiles, in AttentionBlock block)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        int end = mask.End(in block);
        if (end == 0)
            return;
        int columns = Lanes.Whole(end), stride = operands.HeadStride;
        ref float output = ref Unsafe.Add(ref tiles.Output, block.Row * stride);
        ref float scores = ref Multiply<TSimd>(
            in operands, in block, columns, in tiles.Query, in tiles.TransposedKey, ref tiles.Scores);
        for (int row = 0; row < block.Height; row++)
        {
            ref float weights = ref Unsafe.Add(ref scores, row * Tile);
            int index = block.Row + row;
            if (!AttentionRows<TSimd>.Mask(ref weights, columns, in mask, block.FirstQuery + row, block.Key))
                continue;
            AttentionRows<TSimd>.AddExponentials(
                ref weights, columns, ref Unsafe.Add(ref tiles.Maxima, index), ref Unsafe.Add(ref tiles.Sums, index),
                ref Unsafe.Add(ref output, row * stride), stride);
            if (operands.DropoutRate > 0)
                Drop<TSimd>(in operands, in block, row, columns, ref weights);
        }
        Tile<TSimd>.Add(
            block.Height, stride, in scores, Tile, in tiles.Value, (nuint)stride, (nuint)end, in output, (nuint)stride,
            ref output, (nuint)stride, default(Identity));
    }

    // The products of a block's rows of [queries x head] with the columns of [head x keys].
    private static ref float Multiply<TSimd>(
        in AttentionOperands operands, in AttentionBlock block, int columns, ref readonly float rows,
        ref readonly float transposed, ref float products)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        int stride = operands.HeadStride;
        ref float result = ref Unsafe.Add(ref products, block.Row * Tile);
        Tile<TSimd>.Dense(
            block.Height, columns, in Unsafe.Add(ref Unsafe.AsRef(in rows), block.Row * stride), (nuint)stride,
            in transposed, Tile, (nuint)operands.HeadSize, in Unsafe.NullRef<float>(), ref result, Tile,
            default(Identity));
        return ref result;
    }

    private static void Drop<TSimd>(
        in AttentionOperands operands, in AttentionBlock block, int row, int columns, ref float values)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ulong head = ((ulong)(uint)(operands.FirstSequence + block.Sequence) * (uint)operands.Heads) + (uint)block.Head;
        ulong query = new CounterRandom(operands.DropoutKey).Bits((head << 32) + (uint)(block.FirstQuery + row));
        Dropout.ApplyRow<TSimd>(
            ref values, ref values, (nuint)columns, operands.DropoutRate,
            CounterRandom.Combine(query, (uint)block.Key));
    }

    private static void WriteResults<TSimd>(
        in AttentionOperands operands, AttentionTiles tiles, int sequence, int head, int query, int height)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (int row = 0; row < height; row++)
        {
            float sum = Unsafe.Add(ref tiles.Sums, row);
            AttentionRows<TSimd>.Scale(
                operands.HeadStride, ref Unsafe.Add(ref tiles.Output, row * operands.HeadStride), 1 / sum,
                ref OutputRow(in operands, sequence, head, query + row));
            if (!Unsafe.IsNullRef(ref operands.LogSums))
                LogSum(in operands, sequence, head, query + row) = Unsafe.Add(ref tiles.Maxima, row) + MathF.Log(sum);
        }
    }

    private static void ClearRow(ref float row, int length) => MemoryMarshal.CreateSpan(ref row, length).Clear();

    private static ref float QueryRow(in AttentionOperands operands, int sequence, int head, int query) =>
        ref Unsafe.Add(ref operands.Query, QueryPlace(in operands, sequence, head, query));

    private static nuint QueryPlace(in AttentionOperands operands, int sequence, int head, int query) =>
        QueryRowNumber(in operands, sequence, query) * operands.QueryStride + (nuint)(head * operands.HeadStride);

    private static nuint KeyPlace(in AttentionOperands operands, int sequence, int head, int key) =>
        ((nuint)sequence * operands.KeySequence + (nuint)key * operands.KeyStep) * operands.KeyStride
        + (nuint)(head * operands.HeadStride);

    private static nuint OutputPlace(in AttentionOperands operands, int sequence, int head, int query) =>
        QueryRowNumber(in operands, sequence, query) * operands.OutputStride + (nuint)(head * operands.HeadStride);

    private static ref float OutputRow(in AttentionOperands operands, int sequence, int head, int query) =>
        ref Unsafe.Add(ref operands.Output, OutputPlace(in operands, sequence, head, query));

    private static ref float LogSum(in AttentionOperands operands, int sequence, int head, int query) =>
        ref Unsafe.Add(
            ref operands.LogSums, QueryRowNumber(in operands, sequence, query) * operands.LogSumsStride + (nuint)head);

    private static nuint QueryRowNumber(in AttentionOperands operands, int sequence, int query) =>
        (nuint)sequence * operands.QuerySequence + (nuint)query * operands.QueryStep;
}
