namespace StaticNet.Training;

/// <summary>
/// A stream as a network sees it: every piece is checked as a data set is, and has the columns of the first.
/// </summary>
/// <param name="stream">The stream.</param>
/// <param name="what">What it is for, for messages.</param>
/// <param name="mustLearn">Whether to learn from it: no value may be NaN or infinite then.</param>
/// <param name="checkMore">What else is wrong with a piece, or null.</param>
internal sealed class StreamSamples<TNetwork>(
    DataStream stream, string what, bool mustLearn, Func<BoundDataset, string?>? checkMore = null)
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private Dataset? _first;

    /// <summary>Reads the stream once, unless its samples are counted.</summary>
    /// <returns>How many samples it has.</returns>
    /// <exception cref="DatasetMismatchException">They do not fit the network, or there are none.</exception>
    public long Measure(CancellationToken cancellation)
    {
        if (stream.Known is { } known)
        {
            Check(known.Sample, 0);
            return known.Count;
        }
        long count = 0;
        using PieceReader reader = Start();
        for (Dataset? piece = reader.Next(); piece is not null; piece = reader.Next())
        {
            cancellation.ThrowIfCancellationRequested();
            count += piece.Count;
        }
        return count > 0 ? count : throw Empty();
    }

    /// <summary>Room for samples of the stream, of which at least one was read, as the network sees them.</summary>
    /// <param name="count">How many.</param>
    public BoundDataset Room(int count) => DatasetCheck.Require<TNetwork>(_first!.Room(count), what);

    /// <summary>Starts a pass in the order of the stream.</summary>
    /// <param name="count">How many samples there is room for.</param>
    /// <param name="buffer">The room, as the network sees it.</param>
    public SampleFeed Feed(int count, out BoundDataset buffer)
    {
        PieceReader reader = Start();
        try
        {
            Dataset first = reader.Peek() ?? throw Empty();
            buffer = DatasetCheck.Require<TNetwork>(first.Room(count), what);
            return new SampleFeed(reader, buffer.Data, seed: null);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Starts a pass.</summary>
    public PieceReader Start()
    {
        long start = 0;
        return new PieceReader(stream.Open(), CheckNext, stream.ReadAhead);

        void CheckNext(Dataset piece)
        {
            Check(piece, start);
            start += piece.Count;
        }
    }

    private void Check(Dataset piece, long start)
    {
        _first ??= piece;
        if (piece.Difference(_first) is { } difference)
            throw Wrong(start, $"it has {difference} in the first.");
        try
        {
            BoundDataset bound = DatasetCheck.Require<TNetwork>(piece, what);
            if (mustLearn)
                ValueCheck.RequireFinite(bound, what);
            if (checkMore?.Invoke(bound) is { } mismatch)
                throw new DatasetMismatchException(mismatch);
        }
        catch (DatasetMismatchException exception) when (start > 0)
        {
            throw Wrong(start, exception.Message);
        }
    }

    private static DatasetMismatchException Wrong(long start, string reason)
        => new($"In the piece that starts with sample {start} of the stream: {reason}");

    private DatasetMismatchException Empty() => new($"The {what} data are empty: the stream gave no samples.");
}
