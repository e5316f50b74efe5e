namespace StaticNet.Tests.Tables;

/// <summary>Networks trained with tables, and what they answer.</summary>
public sealed class TableTests
{
    private static readonly Table<House> All = Houses.Make(1200);

    [Fact]
    public void Prices_are_found_and_said_in_their_own_unit()
    {
        (Table<House> train, Table<House> test) = All.Split(0.8, seed: 1);
        var network = new HousePrice(seed: 1);
        var trainer = new Trainer<HousePrice>(network, new Adam(3e-3));
        Assert.Contains("no statistics", Assert.Throws<InvalidOperationException>(() => network.Predict(test[0])).Message);
        Assert.Throws<InvalidOperationException>(() => trainer.Evaluate(test));
        trainer.Fit(train, new FitOptions { Epochs = 30, ValidationFraction = 0.1 });
        RegressionMetrics errors = trainer.Evaluate(test).Regression!;
        Assert.InRange(errors.R2, 0.95, 1);
        double mean = test.Average(house => Math.Abs(network.Predict(house) - house.Price));
        Assert.Equal(mean, errors.MeanAbsoluteError, mean * 1e-3);
        Assert.Equal(0, Allocation.Of(() => network.Predict(test[0])));
        Assert.Equal(House.FeatureSize, HousePrice.InputSize);
        // The statistics are those of the rows that it was trained with, and a second training keeps them.
        (_, Table<House> used) = train.Split(0.1, seed: 0);
        int area = House.Schema.IndexOf("Area");
        Assert.Equal(used.Average(house => (double)house.Area), network.Statistics.Center(area), 1e-9);
        trainer.Fit(test, test, new FitOptions());
        Assert.Equal(used.Average(house => (double)house.Area), network.Statistics.Center(area), 1e-9);
        Saved_with_the_weights(network, test);
    }

    private static void Saved_with_the_weights(HousePrice network, Table<House> rows)
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("houses.safetensors");
        network.Save(path);
        HousePrice loaded = HousePrice.FromFile(path);
        Assert.All(rows.Take(20), row => Assert.Equal(network.Predict(row), loaded.Predict(row)));
        Assert.Equal(network.Statistics.Categories(5), loaded.Statistics.Categories(5));
        var mismatch = Assert.Throws<FeatureMismatchException>(() => Changed.HousePrice.FromFile(path));
        Assert.Equal(["Rooms"], mismatch.Added);
        Assert.Equal(["Lot"], mismatch.Removed);
        Assert.Equal(["Area", "District", "Heating", "YearBuilt", "Agent", "Price"], mismatch.Reordered);
        Assert.Equal(
            ["District was one of Hill View|Old Town|Riverside and is one of Hill View|Old Town"], mismatch.Changed);
        Assert.Contains("added Rooms; removed Lot; reordered, from Area, District", mismatch.Message);
        Assert.Contains("statistics of House", Assert.Throws<ArgumentException>(
            () => loaded.Statistics = FeatureStatistics.Unfitted(Changed.House.Schema)).Message);
    }

    [Fact]
    public void Parts_are_tables_again()
    {
        Table<House> some = All.Skip(3).Take(2);
        Assert.Equal([All[3], All[4]], some);
        Assert.Same(All, All.Take(All.Count).Skip(0));
        new Trainer<HousePrice>(new HousePrice(seed: 1), new Adam()).Fit(All.Take(20), new FitOptions());
        Assert.Same(some, some.Take(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => some.Take(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => some.Skip(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => some.Skip(-1));
    }

    [Fact]
    public void Training_resumes_to_the_same_bits()
    {
        using var directory = new TemporaryDirectory();
        var options = new FitOptions { Epochs = 2, BatchSize = 100, CheckpointPath = directory.File("run"), Resume = true };
        HousePrice whole = Fit(new FitOptions { Epochs = 2, BatchSize = 100 });
        Fit(options with { Epochs = 1 });
        HousePrice resumed = Fit(options);
        Assert.Equal(whole.Parameters, resumed.Parameters);
        Assert.Equal(whole.Statistics.Center(0), resumed.Statistics.Center(0));

        static HousePrice Fit(FitOptions options)
        {
            var network = new HousePrice(seed: 2);
            new Trainer<HousePrice>(network, new Adam(1e-3)).Fit(All, options);
            return network;
        }
    }

    [Fact]
    public void Classes_come_back_as_what_they_are()
    {
        Table<Point> points = new(Enumerable.Range(0, 400).Select(index =>
        {
            var random = new Random(index);
            float x = random.NextSingle() * 2 - 1, y = random.NextSingle() * 2 - 1;
            return new Point(x, y, 100 + 10 * (x + y), x + y < -0.5 ? Heating.None : x + y < 0.5 ? Heating.Gas : Heating.HeatPump);
        }));
        var network = new PointNetwork(seed: 1);
        var trainer = new Trainer<PointNetwork>(network, new Adam(1e-2));
        trainer.Fit(points, new FitOptions { Epochs = 30 });
        Evaluation evaluation = trainer.Evaluate(points);
        Assert.InRange(evaluation.Outputs["sign"].Accuracy!.Value, 0.93, 1);
        Assert.Equal(["None", "Gas", "HeatPump"], evaluation.Outputs["sign"].Confusion!.Names);
        Assert.InRange(evaluation.Outputs["sum"].Regression!.R2, 0.98, 1);
        Assert.InRange(network.PredictSum(new Point(0, 0, 0, 0)), 98, 102);
        Assert.Equal(Heating.HeatPump, network.ClassifySign(new Point(0.9f, 0.9f, 0, 0)));
        ClassProbabilities<Heating> probabilities = network.ProbabilitiesSign(new Point(-0.9f, -0.9f, 0, 0));
        Assert.Equal(Heating.None, probabilities.Best);
        Assert.Equal(1, probabilities.Sum(static pair => pair.Value), 1e-5);
        Assert.InRange(probabilities.Of(Heating.None), 0.9f, 1);
    }

    [Fact]
    public void Two_classes_may_be_one_logit_and_categories_are_texts()
    {
        Table<Mail> mails = new(Enumerable.Range(0, 100).Select(index => new Mail(index, index >= 50)));
        var filter = new SpamFilter(seed: 1);
        var trainer = new Trainer<SpamFilter>(filter, new Adam(0.1)) { BinaryThreshold = 0 };
        trainer.Fit(mails, new FitOptions { Epochs = 20 });
        Assert.InRange(trainer.Evaluate(mails).Accuracy!.Value, 0.95, 1);
        Assert.Contains("false", trainer.Evaluate(mails).Confusion!.ToString());
        Assert.True(filter.Classify(new Mail(90, false)));
        Assert.False(filter.Classify(new Mail(10, true)));
        Assert.InRange(filter.Probabilities(new Mail(90, false)).Of(true), 0.9f, 1);

        Table<Shape> shapes = new(Enumerable.Range(0, 40).Select(static index =>
            new Shape(3 + index % 2, index % 2 == 0 ? "triangle" : "square")));
        var names = new ShapeNames(seed: 1);
        new Trainer<ShapeNames>(names, new Adam(0.1)).Fit(shapes, new FitOptions { Epochs = 20 });
        Assert.Equal("square", names.Classify(new Shape(4, "")));
        Assert.Equal(names.Probabilities(new Shape(3, "")).Best, names.Classify(new Shape(3, "")));
        ShapeNames.Frozen frozen = names.Freeze();
        Assert.Equal("square", frozen.Classify(new Shape(4, "")));
        Assert.Equal(names.Probabilities(new Shape(3, ""))[0].Value, frozen.Probabilities(new Shape(3, ""))[0].Value, 1e-4f);
        Assert.Contains("triangle", names.Probabilities(new Shape(3, "")).ToString());
    }

    [Fact]
    public void Parts_are_the_same_for_the_same_seed_and_cover_all_rows()
    {
        (Table<House> first, Table<House> second) = All.Split(0.3, seed: 7);
        (Table<House> again, _) = All.Split(0.3, seed: 7);
        Assert.Equal(360, first.Count);
        Assert.Equal(first, again);
        Assert.Equal(All.ToHashSet(), first.Concat(second).ToHashSet());
        Assert.NotEqual(first, All.Split(0.3, seed: 8).First);
        Assert.Throws<ArgumentException>(() => new Table<House>([]));
        Assert.Throws<ArgumentException>(() => new Table<House>([null!]));
        Assert.Throws<ArgumentOutOfRangeException>(() => All.Split(1));
    }
}
