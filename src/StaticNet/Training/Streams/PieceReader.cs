using System.Collections.Concurrent;

namespace StaticNet.Training;

/// <summary>Reads the pieces of a pass ahead, on a thread of its own where there are threads.</summary>
internal sealed class PieceReader : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly IEnumerator<Dataset> _pieces;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task? _reading;
    private Dataset? _peeked;

    /// <summary>Starts reading.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="check">What is done with each before it is given out.</param>
    /// <param name="ahead">How many are kept at most.</param>
    public PieceReader(IEnumerable<Dataset> pieces, Action<Dataset> check, int ahead)
    {
        IEnumerable<Dataset> good = pieces.Select(piece =>
        {
            check(piece);
            return piece;
        });
        if (OperatingSystem.IsBrowser())
        {
            _pieces = good.GetEnumerator();
            return;
        }
        var read = new BlockingCollection<Dataset>(ahead);
        _pieces = read.GetConsumingEnumerable().GetEnumerator();
        CancellationToken stop = _stop.Token;
        _reading = Task.Factory.StartNew(
            () => ReadAll(good, read, stop), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The next piece, without taking it; null after the last. What the pieces throw is thrown here.</summary>
    public Dataset? Peek()
    {
        if (_peeked is null && _pieces.MoveNext())
            _peeked = _pieces.Current;
        if (_peeked is null)
            _reading?.GetAwaiter().GetResult();
        return _peeked;
    }

    /// <summary>The next piece; null after the last. What the pieces throw is thrown here.</summary>
    public Dataset? Next()
    {
        Dataset? next = Peek();
        _peeked = null;
        return next;
    }

    /// <summary>Stops reading. A source that waits for something is left to itself after some seconds.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _pieces.Dispose();
        if (_reading is null)
            return;
        Task.WaitAny([_reading], s_patience);
        // What it threw after the last piece that was asked for concerns nobody.
        _ = _reading.Exception;
    }

    private static void ReadAll(
        IEnumerable<Dataset> pieces, BlockingCollection<Dataset> read, CancellationToken cancellation)
    {
        try
        {
            foreach (Dataset piece in pieces)
                read.Add(piece, cancellation);
        }
        finally
        {
            read.CompleteAdding();
        }
    }
}
