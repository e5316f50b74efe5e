namespace StaticNet.Training;

/// <summary>
/// The samples of one pass over a stream, in a buffer from which batches are drawn. Where the pass is the same, and the
/// seed, so is what is drawn.
/// </summary>
internal sealed class SampleFeed : IDisposable
{
    private readonly PieceReader _reader;
    private readonly Dataset _buffer;
    private readonly int[] _order;
    private readonly bool _shuffles;
    private SeededRandom _random;
    private int _next;
    private int _filled;
    private int _taken;

    /// <summary>Starts a pass.</summary>
    /// <param name="reader">Gives the pieces; it is disposed of with the feed.</param>
    /// <param name="buffer">Room for the samples; of a batch where they are not shuffled.</param>
    /// <param name="seed">For the choice of samples; null keeps their order.</param>
    public SampleFeed(PieceReader reader, Dataset buffer, ulong? seed)
    {
        (_reader, _buffer, _order) = (reader, buffer, SampleOrder.All(buffer.Count));
        (_shuffles, _random) = (seed is not null, new SeededRandom(seed ?? 0));
    }

    /// <summary>Whether all samples were taken.</summary>
    public bool IsOver => _filled == _taken && Piece() is null;

    /// <summary>Takes samples. Those that were taken before are overwritten.</summary>
    /// <param name="count">How many, at most as many as the buffer has room for.</param>
    /// <returns>Their numbers in the buffer; fewer only where the pass ends, and then none.</returns>
    public ReadOnlySpan<int> Next(int count)
    {
        (_filled, _taken) = (_filled - _taken, 0);
        // Without shuffling, only what is taken now is read, so that it comes in its order.
        int room = _shuffles ? _order.Length : count;
        while (_filled < room && Piece() is { } piece)
            piece.CopyTo(_next++, _buffer, _order[_filled++]);
        _taken = Math.Min(count, _filled);
        for (int i = 0; _shuffles && i < _taken; i++)
        {
            int last = _filled - 1 - i, chosen = _random.NextIndex(last + 1);
            (_order[chosen], _order[last]) = (_order[last], _order[chosen]);
        }
        return _order.AsSpan(_filled - _taken, _taken);
    }

    /// <summary>Ends the pass.</summary>
    public void Dispose() => _reader.Dispose();

    // The piece that the next sample is in; null where the pass is over.
    private Dataset? Piece()
    {
        while (_reader.Peek() is { } piece)
        {
            if (_next < piece.Count)
                return piece;
            _reader.Next();
            _next = 0;
        }
        return null;
    }
}
