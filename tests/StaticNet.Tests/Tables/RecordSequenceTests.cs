namespace StaticNet.Tests.Tables;

/// <summary>Networks of sequences whose time steps are records.</summary>
public sealed class RecordSequenceTests
{
    [Fact]
    public void Forecasts_are_in_the_target_s_unit_and_statistics_travel_in_the_file()
    {
        var windows = Windows.Over(
            Readings(400), static row => row.Meter, static row => row.Hour, new WindowOptions(8) { Horizon = 3, MinimumLength = 6 });
        (RowWindows<Reading> past, RowWindows<Reading> future) = windows.Split(0.75);
        var network = new LoadForecast(seed: 1);
        Assert.Throws<InvalidOperationException>(() => network.Predict(Rows(8), new float[3]));
        var trainer = new Trainer<LoadForecast>(network, new Adam(0.01));
        trainer.Fit(past, future, new FitOptions { Epochs = 12 });
        Evaluation evaluation = trainer.Evaluate(future);
        Assert.InRange(evaluation.Regression!.R2, 0.97, 1);
        Assert.Equal(past.Measure().Center(1), network.Statistics.Center(1));

        float[] answers = new float[3];
        network.Predict(Rows(8), answers);
        Assert.All(Enumerable.Range(0, 3), step => Assert.InRange(answers[step], Load(8 + step, "north") - 15, Load(8 + step, "north") + 15));
        Reading[] rows = Rows(8);
        Assert.Equal(0, Allocation.Of(() => network.Predict(rows, answers)));
        Assert.Throws<ArgumentException>(() => network.Predict(rows, new float[2]));
        Assert.Throws<ArgumentException>(() => network.Predict(ReadOnlySpan<Reading>.Empty, answers));

        using var directory = new TemporaryDirectory();
        string path = directory.File("forecast.safetensors");
        network.Save(path);
        float[] loaded = new float[3];
        LoadForecast.FromFile(path).Predict(rows, loaded);
        Assert.Equal(answers, loaded);

        // The errors are those of the answers one by one.
        double error = 0;
        int count = 0;
        Reading[] north = [.. Readings(400).Where(static row => row.Meter == "north").OrderBy(static row => row.Hour)];
        Assert.Equal(evaluation.Samples, future.Count);
        for (int start = 300; start + 11 <= 400; start++)
        {
            network.Predict(north.AsSpan(start, 8), answers);
            for (int step = 0; step < 3; step++, count++)
                error += Math.Abs(answers[step] - north[start + 8 + step].Load);
        }
        Assert.InRange(error / count / evaluation.Regression.MeanAbsoluteError, 0.5, 2);
    }

    [Fact]
    public void Steps_answer_as_whole_sequences_do()
    {
        var network = new NextLoad(seed: 2) { Statistics = Readings(50).Measure() };
        Reading[] rows = Rows(6);
        var state = new NextLoad.State(1);
        for (int step = 0; step < rows.Length; step++)
            Assert.Equal(network.Predict(rows.AsSpan(0, step + 1)), network.Step(rows[step], state), 1e-3);
        Assert.Equal(0, Allocation.Of(() => network.Step(rows[0], state)));
    }

    [Fact]
    public void Classes_of_sequences_have_outputs_of_their_names()
    {
        Table<Vibration> table = new(Enumerable.Range(0, 300).Select(static time => new Vibration(
            time, MathF.Sin(time / 5f), MathF.Sin(time / 5f) > 0.3f ? Heating.HeatPump : Heating.Gas, 50 + 10 * MathF.Cos(time / 5f))));
        var windows = Windows.Over(table, static _ => 0, static row => row.Time, new WindowOptions(6));
        var network = new MachineState(seed: 3);
        var trainer = new Trainer<MachineState>(network, new Adam(0.02));
        trainer.Fit(windows.All, options: new FitOptions { Epochs = 15 });
        Evaluation evaluation = trainer.Evaluate(windows.All);
        Assert.InRange(evaluation.Outputs["mode"].Accuracy!.Value, 0.95, 1);
        Assert.Equal(["None", "Gas", "HeatPump"], evaluation.Outputs["mode"].Confusion!.Names);
        Assert.InRange(evaluation.Outputs["level"].Regression!.MeanAbsoluteError, 0, 1.5);
        ReadOnlySpan<Vibration> rows = table.Rows[..6];
        Assert.Equal(table[6].Mode, network.ClassifyMode(rows));
        Assert.Equal(table[6].Mode, network.ProbabilitiesMode(rows).Best);
        Assert.InRange(network.PredictLevel(rows), table[6].Level - 3, table[6].Level + 3);
    }

    // The last value of a row is the number of the owner, in the middle of it for finite differences.
    [Fact]
    public void Gradients_through_embedded_categories_are_those_of_finite_differences()
    {
        float[] rows = [0.5f, 1, 0, 0.5f, -0.3f, 0, 1, 1.5f, 0.2f, 1, 0, 0.5f, 0.9f, 0, 1, 2.5f, -1, 1, 0, 1.5f, 0.1f, 0, 1, 0.5f];
        GradientCheckResult result = GradientCheck.Run(
            new LoadForecast(seed: 3), rows, TargetBlocks.Of([0.5f, -1, 2, 0.1f, 0.3f, -0.5f]), new GradientCheckOptions { Samples = 2, Steps = 3 });
        Assert.True(result.Passed, result.ToString());
        Assert.Contains(result.Tensors, static tensor => tensor.Tensor == "owner.weight");
    }

    private static Table<Reading> Readings(int hours) => new(Enumerable.Range(0, hours).SelectMany(static hour =>
        new[] { Row(hour, "south"), Row(hour, "north") }));

    private static Reading[] Rows(int count) => [.. Enumerable.Range(0, count).Select(static hour => Row(hour, "north"))];

    private static Reading Row(int hour, string meter) => new(hour, Load(hour, meter), meter, meter == "north" ? "Ann" : "Ben");

    private static float Load(int hour, string meter) =>
        meter == "north" ? 500 + 100 * MathF.Sin(hour / 4f) : 300 + 50 * MathF.Cos(hour / 3f);
}
