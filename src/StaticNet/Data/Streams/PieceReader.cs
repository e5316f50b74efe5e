using System.Runtime.ExceptionServices;
using Gate = System.Threading.Monitor;

namespace StaticNet.Training;

/// <summary>Reads the pieces of a pass ahead, on a thread of its own where there are threads.</summary>
internal sealed class PieceReader : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly IEnumerable<Dataset> _pieces;
    private readonly Action<Dataset> _check;
    private readonly Dataset?[] _ahead;
    private readonly Thread? _thread;
    private readonly IEnumerator<Dataset>? _here;
    private readonly object _lock = new();
    private int _first;
    private int _count;
    private Dataset? _peeked;
    private bool _isOver;
    private bool _isStopped;
    private ExceptionDispatchInfo? _error;

    /// <summary>Starts reading.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="check">What is done with each before it is given out.</param>
    /// <param name="ahead">How many are kept at most.</param>
    public PieceReader(IEnumerable<Dataset> pieces, Action<Dataset> check, int ahead)
    {
        (_pieces, _check, _ahead) = (pieces, check, new Dataset?[ahead]);
        if (OperatingSystem.IsBrowser())
        {
            _here = pieces.GetEnumerator();
            return;
        }
        _thread = new Thread(ReadAll) { IsBackground = true, Name = "StaticNet data stream" };
        _thread.Start();
    }

    /// <summary>The next piece, without taking it; null after the last.</summary>
    public Dataset? Peek() => _peeked ??= Take();

    /// <summary>The next piece; null after the last. What the pieces throw is thrown here.</summary>
    public Dataset? Next()
    {
        Dataset? next = _peeked ?? Take();
        _peeked = null;
        return next;
    }

    /// <summary>Stops reading. A source that waits for something is left to itself after some seconds.</summary>
    public void Dispose()
    {
        _here?.Dispose();
        lock (_lock)
        {
            _isStopped = true;
            Gate.PulseAll(_lock);
        }
        _thread?.Join(s_patience);
    }

    private Dataset? Take()
    {
        if (_here is not null)
            return NextHere(_here);
        lock (_lock)
        {
            while (_count == 0 && !_isOver)
                Gate.Wait(_lock);
            if (_count == 0)
            {
                _error?.Throw();
                return null;
            }
            Dataset? piece = _ahead[_first];
            _ahead[_first] = null;
            (_first, _count) = ((_first + 1) % _ahead.Length, _count - 1);
            Gate.PulseAll(_lock);
            return piece;
        }
    }

    private Dataset? NextHere(IEnumerator<Dataset> pieces)
    {
        if (!pieces.MoveNext())
            return null;
        _check(pieces.Current);
        return pieces.Current;
    }

    private void ReadAll()
    {
        try
        {
            foreach (Dataset piece in _pieces)
            {
                _check(piece);
                if (!Put(piece))
                    break;
            }
        }
#pragma warning disable CA1031 // Whatever it throws goes to whoever asks for the next piece.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _error = ExceptionDispatchInfo.Capture(exception);
        }
        lock (_lock)
        {
            _isOver = true;
            Gate.PulseAll(_lock);
        }
    }

    private bool Put(Dataset piece)
    {
        lock (_lock)
        {
            while (_count == _ahead.Length && !_isStopped)
                Gate.Wait(_lock);
            if (_isStopped)
                return false;
            _ahead[(_first + _count) % _ahead.Length] = piece;
            _count++;
            Gate.PulseAll(_lock);
            return true;
        }
    }
}
