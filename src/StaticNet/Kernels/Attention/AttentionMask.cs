namespace StaticNet.Kernels;

/// <summary>Which keys the queries of an attention see.</summary>
/// <param name="keys">The number of keys that count.</param>
/// <param name="isCausal">Whether a query sees no later key.</param>
/// <param name="window">How many of the last keys it sees, or 0 for all.</param>
internal readonly struct AttentionMask(int keys, bool isCausal, int window)
{
    /// <summary>The first key that a query sees.</summary>
    public int First(int query) => window > 0 ? Math.Max(query - window + 1, 0) : 0;

    /// <summary>The key after the last one that it sees.</summary>
    public int End(int query) => isCausal ? Math.Min(query + 1, keys) : keys;

    /// <summary>How many keys of its tile, from the first on, some query of a block may see; 0 for none.</summary>
    public int End(in AttentionBlock block)
    {
        int end = Math.Min(End(block.LastQuery) - block.Key, block.Width);
        return First(block.FirstQuery) < block.Key + end ? Math.Max(end, 0) : 0;
    }

    /// <summary>The first query that sees a key.</summary>
    public int FirstQuery(int key) => isCausal ? key : 0;

    /// <summary>The query after the last one that sees it.</summary>
    public int EndQuery(int key, int queries) => window > 0 && window < queries - key ? key + window : queries;

    /// <summary>Whether all of some queries see all of some keys.</summary>
    public bool SeesAll(int firstQuery, int endQuery, int firstKey, int endKey) =>
        First(endQuery - 1) <= firstKey && End(firstQuery) >= endKey;
}
