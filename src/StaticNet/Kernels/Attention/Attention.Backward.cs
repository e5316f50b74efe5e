using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class Attention
{
    /// <summary>
    /// Computes the gradients of queries, keys and values from that of the results. The weights are computed again,
    /// from the logarithms that forward left.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="operands">Where everything lies.</param>
    public static void Backward<TSimd>(in AttentionOperands operands)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (int query = 0; query < operands.Queries; query++)
        {
            for (int sequence = 0; sequence < operands.Sequences; sequence++)
                BeginQuery<TSimd>(in operands, sequence, query);
        }
        for (int sequence = 0; sequence < operands.Sequences; sequence++)
        {
            for (int head = 0; head < operands.Heads; head++)
                BackwardHead<TSimd>(in operands, sequence, head);
        }
    }

    // All heads of a query, and so all rows in the order of memory: head by head, each waits for slow caches.
    private static void BeginQuery<TSimd>(in AttentionOperands operands, int sequence, int query)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ClearRow(ref QueryGradient(in operands, sequence, 0, query), (int)operands.OutputStride);
        nuint place = OutputPlace(in operands, sequence, 0, query);
        AttentionRows<TSimd>.Dots(
            operands.Heads, operands.HeadStride, in Unsafe.Add(ref operands.Output, place),
            in Unsafe.Add(ref operands.OutputGradient, place), ref Mean(in operands, sequence, 0, query));
    }

    private static void BackwardHead<TSimd>(in AttentionOperands operands, int sequence, int head)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        int keys = operands.KeysOf(sequence), queries = keys == 0 ? 0 : operands.QueriesOf(sequence);
        AttentionMask mask = new(keys, operands.IsCausal, operands.Window);
        for (int key = 0; key < keys; key += Tile)
            BackwardKeys<TSimd>(in operands, in mask, sequence, head, key, Math.Min(Tile, keys - key), queries);
        for (int key = keys; key < operands.Keys; key++)
        {
            nuint place = KeyPlace(in operands, sequence, head, key);
            ClearRow(ref Unsafe.Add(ref operands.KeyGradient, place), operands.HeadStride);
            ClearRow(ref Unsafe.Add(ref operands.ValueGradient, place), operands.HeadStride);
        }
    }

    // A tile of keys, from all tiles of queries that see any of them.
    private static void BackwardKeys<TSimd>(
        in AttentionOperands operands, in AttentionMask mask, int sequence, int head, int key, int width, int queries)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        AttentionTiles tiles = new(ref operands.Scratch, operands.HeadStride);
        nuint stride = (nuint)operands.HeadStride;
        GatherKeys<TSimd>(in operands, tiles, sequence, head, key, width);
        AttentionRows<TSimd>.Gather(width, operands.HeadStride, in tiles.Key, stride, operands.Scale, ref tiles.Key);
        Transposition.Transpose<TSimd>(
            in tiles.Value, width, operands.HeadSize, stride, ref tiles.TransposedValue, Tile);
        MemoryMarshal.CreateSpan(ref tiles.KeyGradient, width * operands.HeadStride).Clear();
        MemoryMarshal.CreateSpan(ref tiles.ValueGradient, width * operands.HeadStride).Clear();
        int end = mask.EndQuery(key + width - 1, queries);
        for (int query = mask.FirstQuery(key) / Tile * Tile; query < end; query += Tile)
            BackwardTile<TSimd>(
                in operands, in mask, tiles,
                new AttentionBlock(sequence, head, query, 0, Math.Min(Tile, queries - query), key, width));
        nuint place = KeyPlace(in operands, sequence, head, key), step = operands.KeyStep * operands.KeyStride;
        AttentionRows<TSimd>.Scatter(
            width, operands.HeadStride, in tiles.KeyGradient, ref Unsafe.Add(ref operands.KeyGradient, place), step);
        AttentionRows<TSimd>.Scatter(
            width, operands.HeadStride, in tiles.ValueGradient, ref Unsafe.Add(ref operands.ValueGradient, place),
            step);
    }

    private static void BackwardTile<TSimd>(
        in AttentionOperands operands, in AttentionMask mask, AttentionTiles tiles, in AttentionBlock tile)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        AttentionRows<TSimd>.Gather(
            tile.Height, operands.HeadStride, ref QueryRow(in operands, tile.Sequence, tile.Head, tile.Query),
            operands.QueryStep * operands.QueryStride, operands.Scale, ref tiles.Query);
        nuint place = OutputPlace(in operands, tile.Sequence, tile.Head, tile.Query);
        AttentionRows<TSimd>.Gather(
            tile.Height, operands.HeadStride, ref Unsafe.Add(ref operands.OutputGradient, place),
            operands.QueryStep * operands.OutputStride, 1, ref tiles.Output);
        if (!mask.SeesAll(tile.FirstQuery, tile.LastQuery + 1, tile.Key, tile.Key + tile.Width))
        {
            // what no row computes counts as zero below
            MemoryMarshal.CreateSpan(ref tiles.Scores, Tile * Tile).Clear();
            MemoryMarshal.CreateSpan(ref tiles.Gradients, Tile * Tile).Clear();
        }
        for (int row = 0; row < tile.Height; row += Tile<TSimd>.Rows)
            BackwardQueries<TSimd>(
                in operands, in mask, tiles,
                tile with { Row = row, Height = Math.Min(Tile<TSimd>.Rows, tile.Height - row) });
        for (int row = 0; row < tile.Width; row += Tile<TSimd>.Rows)
            AddKeyGradients<TSimd>(in operands, in mask, tiles, in tile, row);
    }

    // Weights and gradients of the scores of some queries, and what they add to those of the queries.
    private static void BackwardQueries<TSimd>(
        in AttentionOperands operands, in AttentionMask mask, AttentionTiles tiles, in AttentionBlock block)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        int end = mask.End(in block);
        if (end == 0)
            return;
        int columns = Lanes.Whole(end), stride = operands.HeadStride;
        ref float scores = ref Multiply<TSimd>(
            in operands, in block, columns, in tiles.Query, in tiles.TransposedKey, ref tiles.Scores);
        ref float gradients = ref Multiply<TSimd>(
            in operands, in block, columns, in tiles.Output, in tiles.TransposedValue, ref tiles.Gradients);
        for (int row = 0; row < block.Height; row++)
            BackwardRow<TSimd>(
                in operands, in mask, in block, row, columns,
                ref Unsafe.Add(ref scores, row * Tile), ref Unsafe.Add(ref gradients, row * Tile));
        ref float dQuery = ref QueryGradient(in operands, block.Sequence, block.Head, block.FirstQuery);
        nuint step = operands.QueryStep * operands.QueryStride;
        Tile<TSimd>.Add(
            block.Height, stride, in gradients, Tile, in tiles.Key, (nuint)stride, (nuint)end, in dQuery, step,
            ref dQuery, step, default(Identity));
    }

    private static void BackwardRow<TSimd>(
        in AttentionOperands operands, in AttentionMask mask, in AttentionBlock block, int row, int columns,
        ref float scores, ref float gradients)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        int query = block.FirstQuery + row;
        if (!AttentionRows<TSimd>.Mask(ref scores, columns, in mask, query, block.Key))
        {
            ClearRow(ref gradients, columns);
            return;
        }
        if (operands.DropoutRate > 0)
            Drop<TSimd>(in operands, in block, row, columns, ref gradients);
        AttentionRows<TSimd>.Differentiate(
            ref scores, ref gradients, columns, LogSum(in operands, block.Sequence, block.Head, query),
            Mean(in operands, block.Sequence, block.Head, query));
        if (operands.DropoutRate > 0)
            Drop<TSimd>(in operands, in block, row, columns, ref scores);
    }

    // What the queries of a tile add to the gradients of some of its keys and values.
    private static void AddKeyGradients<TSimd>(
        in AttentionOperands operands, in AttentionMask mask, AttentionTiles tiles, in AttentionBlock tile, int row)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        int first = Math.Max(mask.FirstQuery(tile.Key + row) - tile.Query, 0);
        if (first >= tile.Height)
            return;
        int height = Math.Min(Tile<TSimd>.Rows, tile.Width - row), stride = operands.HeadStride;
        nuint depth = (nuint)(tile.Height - first);
        Tile<TSimd>.WeightGradient(
            height, stride, in Unsafe.Add(ref tiles.Scores, first * Tile + row), Tile,
            in Unsafe.Add(ref tiles.Output, first * stride), (nuint)stride, depth,
            ref Unsafe.Add(ref tiles.ValueGradient, row * stride), (nuint)stride, accumulate: true);
        Tile<TSimd>.WeightGradient(
            height, stride, in Unsafe.Add(ref tiles.Gradients, first * Tile + row), Tile,
            in Unsafe.Add(ref tiles.Query, first * stride), (nuint)stride, depth,
            ref Unsafe.Add(ref tiles.KeyGradient, row * stride), (nuint)stride, accumulate: true);
    }

    private static ref float QueryGradient(in AttentionOperands operands, int sequence, int head, int query) =>
        ref Unsafe.Add(ref operands.QueryGradient, QueryPlace(in operands, sequence, head, query));

    // The product of a result and its gradient lies after the logarithms of all heads.
    private static ref float Mean(in AttentionOperands operands, int sequence, int head, int query) =>
        ref Unsafe.Add(ref LogSum(in operands, sequence, head, query), operands.Heads);
}
