using System.Globalization;
using System.Text;

namespace StaticNet.Tests.Tables;

/// <summary>Rows of files, as networks are trained with them in the end.</summary>
public sealed class RowStreamTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private static readonly string[] s_cities = ["Port", "Old Town", "Hill"];

    private static Lodging[] Lodgings(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            float area = 20 + 100 * random.NextSingle();
            int city = random.Next(3);
            int? year = i % 7 == 0 ? null : random.Next(1900, 2020);
            return new Lodging(area, s_cities[city], year, 300 + 8 * area + 200 * city);
        })];
    }

    private string Write(IEnumerable<Lodging> rows) => _directory.Write("rooms.csv", Encoding.UTF8.GetBytes(
        "id,Rent,City,Year,Area\n" + string.Concat(rows.Select((row, i) => string.Create(
            CultureInfo.InvariantCulture, $"{i},{row.Rent:R},{row.City},{row.Year},{row.Area:R}\n")))));

    [Fact]
    public void A_stream_of_a_file_trains_as_its_table_does()
    {
        string path = Write(Lodgings(1_500));
        Table<Lodging> table = CsvFile.Read<Lodging>(path);
        Assert.Equal(Lodgings(1_500), table);
        var options = new FitOptions { Epochs = 3, BatchSize = 64, Shuffle = false };
        var whole = new Trainer<LodgingRent>(new LodgingRent(1), new Adam(0.01));
        var rows = new Trainer<LodgingRent>(new LodgingRent(1), new Adam(0.01));
        int passes = 0;
        var stream = new RowStream<Lodging>(() =>
        {
            passes++;
            return CsvFile.Rows<Lodging>(path);
        })
        {
            ShuffleBuffer = 200,
        };
        whole.Fit(table, options);
        rows.Fit(stream, options: options);
        Assert.Equal(whole.Network.Parameters, rows.Network.Parameters);
        Assert.Equal(1 + 3, passes);
        Assert.Equal(whole.Evaluate(table).Regression, rows.Evaluate(stream).Regression);
        Assert.Equal(1 + 3 + 1, passes);

        rows.Fit(stream, new Table<Lodging>(Lodgings(100)), options with { Epochs = 20, Shuffle = true, Seed = 2 });
        Assert.InRange(rows.Evaluate(stream).Regression!.R2, 0.98, 1);
        ImportanceTable importance = PermutationImportance.Measure(rows, new Table<Lodging>(Lodgings(300)));
        Assert.Equal(["Area", "City", "Year"], importance.Select(feature => feature.Name));
        Assert.True(importance[1].Importance > 20 * Math.Abs(importance[2].Importance));
        Assert.InRange(rows.Network.Predict(new Lodging(100, "Old Town", null, 0)), 1_200, 1_400);
    }

    [Fact]
    public void An_evaluation_of_a_stream_says_what_that_of_its_table_says()
    {
        Point[] points = [.. Enumerable.Range(0, 60).Select(index => new Point(index, -index, 3 * index, (Heating)(index % 3)))];
        var trainer = new Trainer<PointNetwork>(new PointNetwork(1), new Adam(0.01));
        trainer.Fit(new Table<Point>(points));
        Evaluation whole = trainer.Evaluate(new Table<Point>(points)), rows = trainer.Evaluate(new RowStream<Point>(points));
        Assert.Equal(whole.Outputs["sum"].Regression!.RootMeanSquaredError, rows.Outputs["sum"].Regression!.RootMeanSquaredError, 1e-4);
        Assert.Equal(["None", "Gas", "HeatPump"], rows.Outputs["sign"].Confusion!.Names);
    }

    [Fact]
    public void A_row_that_cannot_be_encoded_is_counted_through_all_pieces()
    {
        Lodging[] rows = Lodgings(3_000);
        rows[2_345] = rows[2_345] with { City = "Harbour" };
        var trainer = new Trainer<LodgingRent>(new LodgingRent(1), new Adam(0.01));
        var exception = Assert.Throws<FeatureException>(() => trainer.Fit(new RowStream<Lodging>(rows)));
        Assert.Equal((2_345, "City"), (exception.Row, exception.Column));
        Assert.Equal(new LodgingRent(1).Parameters, trainer.Network.Parameters);
        rows[1_234] = rows[1_234] with { Area = float.NaN };
        exception = Assert.Throws<FeatureException>(() => new RowStream<Lodging>(rows).Measure());
        Assert.Equal((1_234, "Area"), (exception.Row, exception.Column));
        rows[1_200] = null!;
        Assert.Contains("Item 1200 of the stream is null", Assert.Throws<InvalidOperationException>(
            () => new RowStream<Lodging>(rows).Measure()).Message);
        Assert.Throws<InvalidOperationException>(() => new RowStream<Lodging>(() => (Lodging[])null!).Measure());
        Assert.Throws<ArgumentNullException>("rows", () => new RowStream<Lodging>((Lodging[])null!));
    }

    [Fact]
    public void A_stream_is_evaluated_as_its_table_is_also_by_the_names_of_its_classes()
    {
        Point[] points = [.. Enumerable.Range(0, 3_000).Select(
            i => new Point(MathF.Sin(i), MathF.Cos(i * i), 100 + i % 7, (Heating)(i % 3)))];
        var trainer = new Trainer<PointNetwork>(new PointNetwork(1), new Adam());
        var table = new Table<Point>(points);
        trainer.Network.Statistics = table.Measure();
        Evaluation whole = trainer.Evaluate(table), pieces = trainer.Evaluate(new RowStream<Point>(points));
        Assert.Equal(whole.Outputs["sum"].Regression, pieces.Outputs["sum"].Regression);
        Assert.Equal(["None", "Gas", "HeatPump"], pieces.Outputs["sign"].Confusion!.Names);
        Assert.Equal(whole.Outputs["sign"].Confusion!.ToString(), pieces.Outputs["sign"].Confusion!.ToString());
    }
}

[Features]
internal sealed partial record Lodging(
    float Area, [Category("Port", "Old Town", "Hill")] string City, int? Year, [Target] float Rent);

[Network, Input<Lodging>, Dense(16), Tanh, Dense(1), MeanSquaredErrorLoss]
internal sealed partial class LodgingRent;
