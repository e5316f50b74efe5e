using System.Diagnostics;
using System.Globalization;

namespace StaticNet.Benchmarks.Tables;

/// <summary>How many rows a second are encoded, from records in memory to inputs, on one thread.</summary>
internal static class EncodingBenchmark
{
    private const double Tolerance = 1e-4;

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);

    /// <summary>Checks that the encoders agree, and times them.</summary>
    /// <exception cref="InvalidDataException">They do not.</exception>
    public static void Run(TextWriter output, string path, TableOptions options)
    {
        Table<Listing> table = CsvFile.Read<Listing>(path);
        FeatureStatistics statistics = table.Measure();
        var hand = new HandEncoder(table.Rows);
        RequireAgreement(table, statistics, hand);
        float[] inputs = new float[table.Count * HandEncoder.Size];
        output.WriteLine();
        output.WriteLine($"{table.Count} rows encoded, one thread: {Listing.Schema.FeatureSize} inputs each");
        Write(output, "measured", table.Count, options.Runs, () => table.Measure());
        Write(output, "generated encoder", table.Count, options.Runs, () => EncodeAll(table.Rows, statistics, inputs));
        Write(output, "by hand", table.Count, options.Runs, () =>
        {
            Array.Clear(inputs);
            for (int row = 0; row < table.Count; row++)
                hand.Encode(table[row], inputs.AsSpan(row * HandEncoder.Size, HandEncoder.Size));
        });
        Write(output, "ML.NET", table.Count, options.Runs, MlNetTable.Encoder(path, options));
    }

    private static void EncodeAll<TRow>(ReadOnlySpan<TRow> rows, FeatureStatistics statistics, float[] inputs)
        where TRow : IFeatures<TRow>
    {
        int size = TRow.Schema.FeatureSize;
        for (int row = 0; row < rows.Length; row++)
            TRow.Encode(in rows[row], statistics, inputs.AsSpan(row * size, size));
    }

    private static void RequireAgreement(Table<Listing> table, FeatureStatistics statistics, HandEncoder hand)
    {
        float[] own = new float[Listing.Schema.FeatureSize];
        for (int row = 0; row < table.Count; row++)
        {
            float[] other = new float[HandEncoder.Size];
            EncodeAll(table.Rows.Slice(row, 1), statistics, own);
            hand.Encode(table[row], other);
            if (own.Length != other.Length)
                throw new InvalidDataException($"The encoders give {own.Length} and {other.Length} inputs.");
            for (int i = 0; i < own.Length; i++)
            {
                if (!(Math.Abs(own[i] - other[i]) < Tolerance))
                {
                    throw new InvalidDataException(
                        $"Of row {row}, {Listing.Schema.FeatureNames[i]} is {own[i]}, and by hand {other[i]}.");
                }
            }
        }
    }

    private static void Write(TextWriter output, string name, int rows, int runs, Action encode)
    {
        // What runs often enough is compiled again, after a while.
        for (long begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < s_warmUp;)
            encode();
        List<double> seconds = [];
        for (int run = 0; run < runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            encode();
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        seconds.Sort();
        double rate = rows / seconds[seconds.Count / 2] / 1e6;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-30} {rate,8:0.00} million rows/s"));
    }
}
