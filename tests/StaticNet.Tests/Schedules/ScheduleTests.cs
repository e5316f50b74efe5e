using StaticNet.Tests.Golden;

namespace StaticNet.Tests.Schedules;

public sealed class ScheduleTests
{
    public static TheoryData<string> Names => GoldenFile.Names("schedules");

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void Schedule_follows_PyTorch(string name)
    {
        GoldenCase golden = GoldenFile.Case("schedules", name);
        LearningRateSchedule schedule = Create(golden);
        golden.AssertAllSettingsRead();
        double[] rates = golden.Doubles("lr");
        for (int i = 0; i < rates.Length; i++)
            Assert.Equal(rates[i], schedule.At(i), 1e-9 * rates[i] + 1e-12);
    }

    [Fact]
    public void Warm_up_comes_before_the_schedule_from_its_start()
    {
        LearningRateSchedule schedule = new StepDecay(0.1, interval: 3, factor: 0.5).AfterWarmUp(2, startFactor: 0.5);
        double[] rates = [.. Enumerable.Range(0, 9).Select(update => schedule.At(update))];
        Assert.Equal([0.05, 0.075, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.025], rates.Select(r => Math.Round(r, 12)));
    }

    [Fact]
    public void Chains_and_epochs_compose()
    {
        LearningRateSchedule schedule = new ConstantRate(1)
            .Then(2, new ExponentialDecay(0.5, 0.5))
            .StepEvery(2);
        double[] rates = [.. Enumerable.Range(0, 10).Select(update => schedule.At(update))];
        Assert.Equal([1, 1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125], rates);
    }

    [Fact]
    public void Schedules_end_as_documented()
    {
        Assert.Equal(0, new PolynomialDecay(0.1, 10, 2).At(1000));
        Assert.Equal(0.1, new LinearRate(0.1, 10).At(1000));
        Assert.Equal(0.1 / 25 / 10_000, new OneCycle(0.1, 10).At(1000), 1e-12);
        Assert.Equal(0.1, new CosineAnnealing(0.1, 10).At(20), 1e-12);
    }

    [Fact]
    public void Settings_out_of_range_are_named()
    {
        Assert.Equal("interval", Parameter(() => new StepDecay(0.1, 0)));
        Assert.Equal("rate", Parameter(() => new ConstantRate(double.NaN)));
        Assert.Equal("StartDivisor", Parameter(() => new OneCycle(0.1, 10) { StartDivisor = 0 }));
        Assert.Equal("updates", Parameter(() => new ConstantRate(1).StepEvery(0)));
        Assert.Throws<ArgumentException>(() => new MultiStepDecay(0.1, [5, 3]));
    }

    private static string? Parameter(Func<object> create)
        => Assert.Throws<ArgumentOutOfRangeException>(() => create()).ParamName;

    private static LearningRateSchedule Create(GoldenCase c) => c.Op switch
    {
        "lr_step" => new StepDecay(c.Number("lr"), (int)c.Number("step_size"), c.Number("gamma")),
        "lr_multi_step" => new MultiStepDecay(c.Number("lr"), c.Longs("milestones"), c.Number("gamma")),
        "lr_exponential" => new ExponentialDecay(c.Number("lr"), c.Number("gamma")),
        "lr_cosine_annealing" => new CosineAnnealing(c.Number("lr"), (int)c.Number("t_max"), c.Number("eta_min")),
        "lr_linear" => new LinearRate(c.Number("lr"), (int)c.Number("total_iters"))
        {
            StartFactor = c.Number("start_factor"),
            EndFactor = c.Number("end_factor"),
        },
        "lr_polynomial" => new PolynomialDecay(c.Number("lr"), (int)c.Number("total_iters"), c.Number("power")),
        "lr_one_cycle" => new OneCycle(c.Number("max_lr"), (int)c.Number("total_steps"))
        {
            RisingFraction = c.Number("pct_start"),
            Annealing = c.Text("anneal") == "linear" ? Annealing.Linear : Annealing.Cosine,
            StartDivisor = c.Number("div_factor"),
            EndDivisor = c.Number("final_div_factor"),
            ThreePhases = c.Flag("three_phase"),
        },
        _ => throw new NotSupportedException($"No schedule for the golden operation '{c.Op}'."),
    };
}
