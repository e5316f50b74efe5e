namespace StaticNet;

/// <summary>
/// Samples that need not fit into memory: pieces of data sets that come one after another, as often as they are asked
/// for. Training reads them ahead on another thread and mixes them in a buffer.
/// </summary>
/// <remarks>
/// Each pass has the same number of samples; where their values and order are the same too, training that is resumed
/// goes on to the same bits. All pieces have the columns of the first: the same names, sizes and steps. Pieces of some
/// hundreds or thousands of samples are good; each is checked as a data set is.
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

    /// <summary>Creates a stream of pieces that can be enumerated again and again.</summary>
    /// <param name="pieces">The pieces; each enumeration is one pass.</param>
    public DataStream(IEnumerable<Dataset> pieces) => _passes = new Passes<Dataset>(pieces);

    /// <summary>Creates a stream that is opened for each pass.</summary>
    /// <param name="open">
    /// Gives the pieces of one pass, which are enumerated on another thread, and disposed of.
    /// </param>
    public DataStream(Func<IEnumerable<Dataset>> open) => _passes = new Passes<Dataset>(open);

    /// <summary>Creates a stream of pieces that are waited for, as from a network or a database.</summary>
    /// <param name="open">
    /// Gives the pieces of one pass, which are enumerated on another thread, and disposed of.
    /// </param>
    public DataStream(Func<IAsyncEnumerable<Dataset>> open) => _passes = new Passes<Dataset>(open);

    /// <summary>Creates a stream of pieces by their numbers.</summary>
    /// <param name="piece">
    /// Gives the piece of a number, from 0, or null after the last; called on another thread.
    /// </param>
    public DataStream(Func<int, Dataset?> piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        _passes = new Passes<Dataset>(() => Pieces(piece));
    }

    /// <summary>
    /// How many samples are mixed: each batch is drawn from so many, which the next ones then fill up. Files that are
    /// sorted need a large buffer, or to be shuffled once. It is what a stream keeps in memory. Default: 16,384.
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

    /// <summary>How many pieces are read ahead. Default: 4.</summary>
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
