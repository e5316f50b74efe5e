namespace StaticNet;

/// <summary>
/// Rows that need not fit into memory: a repeatable sequence from files, a database or a program. Training reads and
/// encodes them ahead of time on another thread and mixes them in a buffer.
/// </summary>
/// <typeparam name="TRow">The record, marked with <see cref="FeaturesAttribute"/>.</typeparam>
/// <remarks>
/// Each pass must have the same number of rows. If they are the same rows in the same order, resumed training is
/// bit-for-bit the same.
/// </remarks>
/// <example>
/// <code>
/// var houses = new RowStream&lt;House&gt;(CsvFile.Rows&lt;House&gt;("houses.csv")) { ShuffleBuffer = 100_000 };
/// trainer.Fit(houses, new FitOptions { Epochs = 3, BatchSize = 256 });
/// </code>
/// </example>
public sealed class RowStream<TRow>
    where TRow : IFeatures<TRow>
{
    private readonly Passes<TRow> _passes;

    /// <summary>Creates a stream of rows that can be enumerated repeatedly.</summary>
    /// <param name="rows">The rows; each enumeration is one pass, on another thread.</param>
    public RowStream(IEnumerable<TRow> rows) => _passes = new Passes<TRow>(rows);

    /// <summary>Creates a stream that is opened for each pass.</summary>
    /// <param name="open">Returns the rows of one pass, which are enumerated and disposed of on another thread.</param>
    public RowStream(Func<IEnumerable<TRow>> open) => _passes = new Passes<TRow>(open);

    /// <summary>Creates a stream of rows that arrive asynchronously, as from a network or a database.</summary>
    /// <param name="open">Returns the rows of one pass, which are enumerated and disposed of on another thread.</param>
    public RowStream(Func<IAsyncEnumerable<TRow>> open) => _passes = new Passes<TRow>(open);

    /// <inheritdoc cref="DataStream.ShuffleBuffer"/>
    public int ShuffleBuffer
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = DataStream.UsualShuffleBuffer;

    /// <summary>Measures the rows for the encoder, in one pass.</summary>
    /// <param name="cancellation">Ends the pass.</param>
    /// <exception cref="FeatureException">A number is NaN or infinite.</exception>
    /// <exception cref="InvalidOperationException">There is nothing to enumerate, or a row is null.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public FeatureStatistics Measure(CancellationToken cancellation = default) =>
        FeatureObserver.Measure(_passes.Open(), cancellation);

    /// <summary>
    /// The rows as pieces of samples by what is measured of them, in one pass, in which each row is encoded for nothing:
    /// what cannot be encoded is known before training begins.
    /// </summary>
    /// <param name="unfitted">Statistics with which to encode them.</param>
    /// <param name="cancellation">Ends the pass.</param>
    /// <exception cref="FeatureException">A row cannot be encoded.</exception>
    internal (FeatureStatistics Statistics, DataStream Data) Measured<TNetwork>(
        FeatureStatistics unfitted, CancellationToken cancellation)
        where TNetwork : class, ITrainableNetwork<TNetwork>, ITableNetwork<TNetwork, TRow>
    {
        TRow[] first = [];
        long count = 0;
        FeatureStatistics statistics = FeatureObserver.Measure(Checked(), cancellation);
        return (statistics, new DataStream(() => Pieces<TNetwork>(statistics))
        {
            ShuffleBuffer = ShuffleBuffer,
            Known = count == 0 ? null : (count, Encode<TNetwork>(first, 0, statistics)),
        });

        IEnumerable<TRow> Checked()
        {
            float[] features = new float[TRow.Schema.FeatureSize], targets = new float[TRow.Schema.TargetSize];
            foreach (TRow row in _passes.Open())
            {
                if (count == 0)
                    first = [row];
                yield return row;
                TableEncoder.Encode(in row, count++, unfitted, features, targets);
            }
        }
    }

    /// <summary>The rows as pieces of samples for a network.</summary>
    internal DataStream Encode<TNetwork>(FeatureStatistics statistics)
        where TNetwork : class, ITrainableNetwork<TNetwork>, ITableNetwork<TNetwork, TRow>
        => new(() => Pieces<TNetwork>(statistics)) { ShuffleBuffer = ShuffleBuffer };

    private IEnumerable<Dataset> Pieces<TNetwork>(FeatureStatistics statistics)
        where TNetwork : class, ITrainableNetwork<TNetwork>, ITableNetwork<TNetwork, TRow>
    {
        long start = 0;
        foreach (TRow[] rows in _passes.Open().Chunk(PieceSize.Of(TRow.Schema.FeatureSize)))
        {
            yield return Encode<TNetwork>(rows, start, statistics);
            start += rows.Length;
        }
    }

    private static Dataset Encode<TNetwork>(TRow[] rows, long start, FeatureStatistics statistics)
        where TNetwork : class, ITrainableNetwork<TNetwork>, ITableNetwork<TNetwork, TRow>
    {
        try
        {
            return TableEncoder.Encode<TNetwork, TRow>(new Table<TRow>(rows), statistics);
        }
        catch (FeatureException exception) when (exception.Row >= 0)
        {
            throw exception.At(start + exception.Row);
        }
    }
}
