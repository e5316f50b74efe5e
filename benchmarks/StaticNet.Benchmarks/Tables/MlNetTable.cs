using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Transforms;

namespace StaticNet.Benchmarks.Tables;

/// <summary>ML.NET with one of its trainers. It reads the file while it trains, and keeps the encoded rows.</summary>
/// <param name="name">The trainer.</param>
/// <param name="trainer">Makes it.</param>
internal sealed class MlNetTable(string name, Func<MLContext, TableOptions, IEstimator<ITransformer>> trainer)
    : ITableContestant
{
    private static readonly string[] s_standard =
    [
        "Area", "CeilingHeight", "Sunlight", "Traffic", "SchoolScore", "Crime", "Rooms", "Bathrooms", "Floor",
    ];
    private static readonly string[] s_logarithms = ["Lot", "Income", "Distance", "Inquiries"];
    private static readonly string[] s_ranges = ["Latitude", "Longitude"];
    private static readonly string[] s_optional = ["YearBuilt", "Energy", "Rating"];
    private static readonly string[] s_booleans = ["Balcony", "Garage", "Lift", "Garden"];
    private static readonly string[] s_categories = ["Heating", "District", "Condition", "Side", "Agent"];

    /// <inheritdoc/>
    public string Name => $"ML.NET {name}";

    /// <summary>Its trainers, with as many passes as the networks have where they have passes.</summary>
    public static IReadOnlyList<MlNetTable> All { get; } =
    [
        new("Sdca", static (ml, options) => ml.Regression.Trainers.Sdca(new SdcaRegressionTrainer.Options
        {
            LabelColumnName = "Price",
            NumberOfThreads = options.Threads,
        })),
        new("OnlineGradientDescent", static (ml, options) => ml.Regression.Trainers.OnlineGradientDescent(
            labelColumnName: "Price", learningRate: 0.01f, numberOfIterations: options.Epochs)),
        new("FastTree", static (ml, options) => ml.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options
        {
            LabelColumnName = "Price",
            NumberOfThreads = options.Threads,
        })),
    ];

    /// <inheritdoc/>
    public TableRun Run(TableFiles files, TableOptions options)
    {
        var ml = new MLContext(seed: 1);
        var phases = new Phases();
        TextLoader loader = Loader(ml, options);
        ITransformer model = Encoding(ml)
            .AppendCacheCheckpoint(ml)
            .Append(trainer(ml, options))
            .Fit(loader.Load(files.Training));
        double fit = phases.Next();
        IDataView scored = model.Transform(loader.Load(files.Test));
        Microsoft.ML.Data.RegressionMetrics errors = ml.Regression.Evaluate(scored, labelColumnName: "Price");
        return new TableRun(0, fit, phases.Next(), errors.RootMeanSquaredError, errors.RSquared);
    }

    /// <summary>Prepares its encoding of rows that it holds in memory, and gives what encodes them all.</summary>
    public static Action Encoder(string path, TableOptions options)
    {
        var ml = new MLContext(seed: 1);
        IDataView rows = ml.Data.Cache(Loader(ml, options with { Threads = 1 }).Load(path));
        IDataView encoded = Encoding(ml).Fit(rows).Transform(rows);
        DataViewSchema.Column features = encoded.Schema["Features"];
        return () =>
        {
            using DataViewRowCursor cursor = encoded.GetRowCursor([features]);
            ValueGetter<VBuffer<float>> next = cursor.GetGetter<VBuffer<float>>(features);
            VBuffer<float> values = default;
            while (cursor.MoveNext())
                next(ref values);
        };
    }

    // As this library's, but for logarithms, which are those of x and not of 1 + x.
    private static EstimatorChain<ColumnConcatenatingTransformer> Encoding(MLContext ml)
    {
        InputOutputColumnPair[] booleans = Pairs(s_booleans);
        var chain = new EstimatorChain<ITransformer>()
            .Append(ml.Transforms.NormalizeMeanVariance(Pairs(s_standard), fixZero: false))
            .Append(ml.Transforms.NormalizeLogMeanVariance(Pairs(s_logarithms), fixZero: false))
            .Append(ml.Transforms.NormalizeMinMax(Pairs(s_ranges), fixZero: false))
            .Append(ml.Transforms.IndicateMissingValues(
                [.. s_optional.Select(static column => new InputOutputColumnPair($"{column}Missing", column))]))
            .Append(ml.Transforms.ReplaceMissingValues(
                Pairs(s_optional), MissingValueReplacingEstimator.ReplacementMode.Mean))
            .Append(ml.Transforms.NormalizeMeanVariance(Pairs(s_optional), fixZero: false))
            .Append(ml.Transforms.Conversion.ConvertType(
                [.. booleans, .. s_optional.Select(static column => new InputOutputColumnPair($"{column}Missing"))]))
            .Append(ml.Transforms.Categorical.OneHotEncoding(Pairs(s_categories), maximumNumberOfKeys: 40))
            .Append(ml.Transforms.CustomMapping<ListingDates, ListingCycles>(ListingCycles.Of, contractName: null));
        return chain.Append(ml.Transforms.Concatenate("Features",
        [
            .. s_standard, .. s_logarithms, .. s_ranges, "Share", .. s_optional,
            .. s_optional.Select(static column => $"{column}Missing"), .. s_booleans, .. s_categories,
            nameof(ListingCycles.Cycles),
        ]));
    }

    private static InputOutputColumnPair[] Pairs(string[] columns) =>
        [.. columns.Select(static column => new InputOutputColumnPair(column))];

    private static TextLoader Loader(MLContext ml, TableOptions options) => ml.Data.CreateTextLoader(
        new TextLoader.Options
        {
            Separators = [','],
            HasHeader = true,
            UseThreads = options.Threads > 1,
            MissingRealsAsNaNs = true,
            Columns = [.. Listing.Schema.Columns.Select(static (column, index) => new TextLoader.Column(
                column.Name, Kind(column), index))],
        });

    private static DataKind Kind(StaticNet.FeatureColumn column) =>
        s_categories.Contains(column.Name) ? DataKind.String
        : s_booleans.Contains(column.Name) ? DataKind.Boolean
        : column.Name == "Listed" ? DataKind.DateTime
        : column.Name == "Visit" ? DataKind.TimeSpan
        : DataKind.Single;
}

/// <summary>What the cycles of a row are made of.</summary>
internal sealed class ListingDates
{
    public DateTime Listed { get; set; }

    public TimeSpan Visit { get; set; }
}

/// <summary>Sines and cosines of month, weekday and time.</summary>
internal sealed class ListingCycles
{
    [VectorType(6)]
    public float[] Cycles { get; set; } = new float[6];

    public static void Of(ListingDates dates, ListingCycles to)
    {
        float[] cycles = new float[6];
        Cycle((dates.Listed.Month - 1) / 12.0, cycles.AsSpan(0));
        Cycle((int)dates.Listed.DayOfWeek / 7.0, cycles.AsSpan(2));
        Cycle(dates.Visit.TotalDays, cycles.AsSpan(4));
        to.Cycles = cycles;
    }

    private static void Cycle(double part, Span<float> to)
    {
        (double sine, double cosine) = Math.SinCos(2 * Math.PI * part);
        (to[0], to[1]) = ((float)sine, (float)cosine);
    }
}
