namespace StaticNet;

/// <summary>
/// Samples that need not fit into memory: a repeatable sequence of data sets, called pieces. Training reads them ahead
/// of time on another thread and mixes them in a buffer.
/// </summary>
/// <remarks>
/// Each pass must have the same number of samples. If their values and order are also the same, resumed training is
/// bit-for-bit the same. All pieces have the columns of the first: the same names, sizes and steps. Good pieces have
/// some hundreds or thousands of samples. Each is checked like a data set.
/// </remarks>
/// <example>
/// <code>
/// var stream = new DataStream(() => files.Select(file => LoadPart(file)));
/// trainer.Fit(stream, new FitOptions { Epochs = 3, BatchSize = 256 });
/// </code>
/// </example>
public sealed class DataStream
{
    /// <summary>How many samples are mixed where nobody says.</summary>
    internal const int UsualShuffleBuffer = 1 << 14;

    private readonly Passes<Dataset> _passes;

    /// <summary>Creates a stream of pieces that can be enumerated repeatedly.</summary>
    /// <param name="pieces">The pieces; each enumeration is one pass.</param>
    public DataStream(IEnumerable<Dataset> pieces) => _passes = new Passes<Dataset>(pieces);

    /// <summary>Creates a stream that is opened for each pass.</summary>
    /// <param name="open">
    /// Returns the pieces of one pass, which are enumerated and disposed of on another thread.
    /// </param>
    public DataStream(Func<IEnumerable<Dataset>> open) => _passes = new Passes<Dataset>(open);

    /// <summary>Creates a stream of pieces that arrive asynchronously, as from a network or a database.</summary>
    /// <param name="open">
    /// Returns the pieces of one pass, which are enumerated and disposed of on another thread.
    /// </param>
    public DataStream(Func<IAsyncEnumerable<Dataset>> open) => _passes = new Passes<Dataset>(open);

    /// <summary>Creates a stream of pieces that are requested by number.</summary>
    /// <param name="piece">
    /// Returns the piece with the given number, from 0, or null after the last. Called on another thread.
    /// </param>
    public DataStream(Func<int, Dataset?> piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        _passes = new Passes<Dataset>(() => Pieces(piece));
    }

    /// <summary>
    /// The size of the shuffle buffer: each batch is drawn at random from this number of samples, and the buffer is
    /// refilled from the stream. Sorted files need a large buffer, or must be shuffled once. The stream keeps this
    /// number of samples in memory. Default: 16,384.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int ShuffleBuffer
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = UsualShuffleBuffer;

    /// <summary>The number of pieces to read ahead. Default: 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int ReadAhead
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 4;

    /// <summary>How many samples there are, and one of them, where somebody counted and checked them.</summary>
    internal (long Count, Dataset Sample)? Known { get; init; }

    /// <summary>The pieces of one pass.</summary>
    /// <exception cref="InvalidOperationException">There is nothing to enumerate, or a piece is null.</exception>
    public IEnumerable<Dataset> Open() => _passes.Open();

    private static IEnumerable<Dataset> Pieces(Func<int, Dataset?> piece)
    {
        for (int number = 0; piece(number) is { } found; number++)
            yield return found;
    }
}
