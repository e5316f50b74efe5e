namespace StaticNet.Samples.Tests;

public sealed class TablesTests(TemporaryDirectory directory) : IClassFixture<TemporaryDirectory>
{
    private static readonly string[] Small = ["--rows", "3000"];

    [Fact]
    public void Prices_are_found_ranked_and_predicted_from_the_saved_network()
    {
        SampleResult trained = Run(
            ["train", .. Small, "--epochs", "15", "--save", "houses.safetensors", "--plot", "prices.png"])
            .RequireSuccess();
        double found = trained.Value("test R2");
        Assert.InRange(found, 0.95, 1);
        Assert.Equal("PNG"u8, directory.Read("prices.png").AsSpan(1, 3));

        // The same test houses from a file, and by the file's names.
        Run(["make", .. Small, "--save", "houses.csv"]).RequireSuccess();
        SampleResult again = Run("evaluate", "--weights", "houses.safetensors", "--data", "houses.csv")
            .RequireSuccess();
        Assert.Equal(found, again.Value("test R2"), 1e-3);

        string importance = Run(
            ["importance", "--weights", "houses.safetensors", .. Small, "--plot", "importance.png"])
            .RequireSuccess().Output;
        string[] ranked = [.. importance.Split('\n').Select(static line => line.Split(' ')[0])];
        Assert.Equal("Area", ranked[0]);
        Assert.InRange(Array.IndexOf(ranked, "HouseNumber"), 6, 7);
        Assert.Equal("PNG"u8, directory.Read("importance.png").AsSpan(1, 3));

        string[] house = ["predict", "--weights", "houses.safetensors", "--district", "Old Town", "--heating", "Gas"];
        double small = Run([.. house, "--area", "60"]).RequireSuccess().Value("price");
        double large = Run([.. house, "--area", "180", "--year", "1990"]).RequireSuccess().Value("price");
        Assert.InRange(small, 150_000, 500_000);
        Assert.InRange(large, small * 1.5, 1_500_000);

        Run("predict", "--weights", "houses.safetensors", "--data", "houses.csv", "--save", "answers.csv")
            .RequireSuccess();
        string[] answers = File.ReadAllLines(directory.File("answers.csv"));
        Assert.Equal(3001, answers.Length);
        Assert.StartsWith("Area,Lot,District", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Resumed_training_gives_the_same_bytes()
    {
        string[] small = ["train", "--rows", "500"];
        Run([.. small, "--epochs", "3", "--threads", "2", "--save", "whole"]).RequireSuccess();
        Run([.. small, "--epochs", "2", "--checkpoint", "state"]).RequireSuccess();
        Run([.. small, "--epochs", "3", "--threads", "1", "--checkpoint", "state", "--resume", "--save", "resumed"])
            .RequireSuccess();
        Assert.Equal(directory.Read("whole"), directory.Read("resumed"));
    }

    [Fact]
    public void Tickets_find_their_department_and_days_are_forecast()
    {
        SampleResult tickets = Run("tickets", "--save", "tickets.safetensors", "--plot", "tickets.png").RequireSuccess();
        Assert.InRange(tickets.Value("test accuracy"), 0.93, 1);
        Assert.Contains("actual      billing  delivery  repair  returns", tickets.Output, StringComparison.Ordinal);
        string[] lines = tickets.Output.Split('\n');
        Assert.Contains(lines, static line => line.StartsWith("Subject ", StringComparison.Ordinal));
        Assert.Contains("the same, of 5 days: returns", lines);
        Assert.Equal("PNG"u8, directory.Read("tickets.png").AsSpan(1, 3));

        SampleResult forecast = Run("forecast", "--save", "load.safetensors", "--plot", "load.png").RequireSuccess();
        Assert.InRange(forecast.Value("test R2"), 0.95, 1);
        Assert.InRange(
            forecast.Value("mean absolute error of the last week"), 1,
            forecast.Value("the same if each day were as the one before") * 0.8);
        Assert.Equal("PNG"u8, directory.Read("load.png").AsSpan(1, 3));

        // Statistics travel in the file.
        SampleResult again = Run("forecast", "--weights", "load.safetensors").RequireSuccess();
        Assert.Equal(forecast.Value("test R2"), again.Value("test R2"));
    }

    [Theory]
    [InlineData("train --epochs 0", "--epochs 0 is not a whole number from 1")]
    [InlineData("train --data nowhere.csv", "nowhere.csv")]
    [InlineData("train --save .", ". is a directory")]
    [InlineData("train --save x --checkpoint x", "--checkpoint x is the file of --save already")]
    [InlineData("evaluate", "--weights")]
    [InlineData("predict --weights nothing", "nothing")]
    [InlineData("forecast --days 3", "--days 3 is not a whole number from 20")]
    [InlineData("tickets --weights nothing", "nothing")]
    [InlineData("predict --weights x --district Moon", "--district Moon is not one of: Hill View, Old Town, Riverside")]
    public void Bad_input_is_one_line_and_exit_code_2(string arguments, string expected)
    {
        Run(arguments.Split(' ')).RequireBadInput("tables", expected);
    }

    private SampleResult Run(params string[] arguments) => Sample.Run("Tables", directory.Path, arguments);
}
