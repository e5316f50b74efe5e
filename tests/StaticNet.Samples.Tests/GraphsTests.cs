namespace StaticNet.Samples.Tests;

public sealed class GraphsTests(TemporaryDirectory directory) : IClassFixture<TemporaryDirectory>
{
    private static readonly string[] Drawn = ["--data", "drawn"];

    [Fact]
    public void Without_a_verb_compares_networks_with_and_without_skip_connections()
    {
        SampleResult result = Run().RequireSuccess();
        Assert.InRange(result.Value("test accuracy without skip connections"), 0.05, 0.3);
        Assert.InRange(result.Value("test accuracy with skip connections"), 0.7, 1);
        Assert.Equal(6, result.Output.Split('\n').Count(line => line.StartsWith("|     ", StringComparison.Ordinal)));
        Assert.DoesNotContain('\e', result.Output);
    }

    [Fact]
    public void Autoencoder_draws_codes_beside_images_and_what_is_made_of_them()
    {
        SampleResult result = Run(
            ["autoencoder", .. Drawn, "--samples", "4000", "--epochs", "4", "--plot", "codes.png"]).RequireSuccess();
        Assert.InRange(result.Value("test loss"), 0.15, 0.24);

        // The first tile is the first 0 among the test digits, two pixels each; the next what is made of it.
        Pixels picture = Png.Decode(directory.Read("codes.png"));
        Dataset test = SyntheticDigits.Generate(4_000, seed: 2);
        ReadOnlySpan<float> zero = test.Input(test.Labels.IndexOf(0));
        double made = 0;
        for (int i = 0; i < zero.Length; i++)
        {
            int x = 800 + 84 + i % 28 * 2, y = 92 + i / 28 * 2;
            Assert.Equal(zero[i] * 255, picture[x, y].Red, 0.51);
            made += picture[x + 28 * 2 + 6, y].Red / 255.0;
        }
        Assert.InRange(made, 40, 200);

        // Points of colour, for each digit its own.
        var colors = new HashSet<int>();
        for (int x = 60; x < 680; x += 2)
        {
            for (int y = 60; y < 740; y += 2)
            {
                (byte red, byte green, byte blue) = picture[x, y];
                if (Math.Max(red, Math.Max(green, blue)) - Math.Min(red, Math.Min(green, blue)) > 60)
                    colors.Add((red / 64 * 4 + green / 64) * 4 + blue / 64);
            }
        }
        Assert.InRange(colors.Count, 8, 64);
    }

    [Fact]
    public void Twins_order_the_digits_by_comparing_pairs()
    {
        SampleResult result = Run(["twins", .. Drawn, "--plot", "scores.png"]).RequireSuccess();
        Assert.InRange(result.Value("test accuracy"), 0.93, 1);
        Assert.Contains(
            "order of the scores: 0 < 1 < 2 < 3 < 4 < 5 < 6 < 7 < 8 < 9\n", result.Output, StringComparison.Ordinal);
        Assert.Equal("PNG"u8, directory.Read("scores.png").AsSpan(1, 3));
    }

    [Fact]
    public void Heads_learn_digit_and_parity_and_save_both()
    {
        string[] small = ["heads", .. Drawn, "--samples", "8000", "--epochs", "2"];
        SampleResult result = Run([.. small, "--save", "heads.safetensors", "--plot", "heads.png"]).RequireSuccess();
        Assert.InRange(result.Value("test accuracy of digit"), 0.95, 1);
        Assert.InRange(result.Value("test accuracy of parity"), 0.93, 1);
        Assert.Equal("PNG"u8, directory.Read("heads.png").AsSpan(1, 3));
        using SafetensorsReader saved = SafetensorsReader.Open(directory.File("heads.safetensors"));
        Assert.Equal([10, 64], saved["dense2.weight"].Shape);
        Assert.Equal([2, 64], saved["dense3.weight"].Shape);
    }

    [Fact]
    public void Resumed_training_and_any_number_of_threads_give_the_same_bytes()
    {
        string[] small = ["twins", .. Drawn, "--samples", "300"];
        Run([.. small, "--epochs", "2", "--threads", "2", "--save", "whole"]).RequireSuccess();
        Run([.. small, "--epochs", "1", "--threads", "1", "--checkpoint", "state"]).RequireSuccess();
        Run([.. small, "--epochs", "2", "--threads", "1", "--checkpoint", "state", "--resume", "--save", "resumed"])
            .RequireSuccess();
        Assert.Equal(directory.Read("whole"), directory.Read("resumed"));
    }

    [Fact]
    public void Interrupted_training_leaves_a_checkpoint_and_exit_code_130()
    {
        SampleResult result = Sample.RunUntil(
            "|     1", "Graphs", directory.Path,
            ["heads", .. Drawn, "--samples", "1000", "--epochs", "100000", "--checkpoint", "interrupted"]);
        Assert.Equal(130, result.ExitCode);
        Assert.Matches("^graphs: interrupted[^\n]*\n$", result.Errors);
        Assert.NotEmpty(directory.Read("interrupted"));
    }

    [Theory]
    [InlineData("residual", "subgraph block_twoConvolutions8", "Add 7 x 7 x 16")]
    [InlineData("autoencoder", "code<br/>2", "BinaryCrossEntropyLoss")]
    [InlineData("twins", "left<br/>28 x 28 x 1", "Subtract 1")]
    [InlineData("heads", "digit<br/>10<br/>CrossEntropyLoss", "layer9 --> layer12")]
    public void Diagrams_show_the_graph(string verb, params string[] expected)
    {
        string diagram = Run("diagram", verb).RequireSuccess().Output;
        Assert.StartsWith("flowchart TD\n", diagram, StringComparison.Ordinal);
        Assert.All(expected, part => Assert.Contains(part, diagram, StringComparison.Ordinal));
    }

    [Fact]
    public void Help_names_every_option()
    {
        string help = Run("residual", "--help").RequireSuccess().Output;
        Assert.All(
            "data samples epochs batch learning-rate seed threads save checkpoint resume plot skip".Split(' '),
            option => Assert.Contains("--" + option, help, StringComparison.Ordinal));
        string verbs = Run("--help").RequireSuccess().Output;
        Assert.All(
            "residual autoencoder twins heads diagram".Split(' '),
            verb => Assert.Contains(verb, verbs, StringComparison.Ordinal));
    }

    [Fact]
    public void Real_images_are_found_by_name()
    {
        string? data = Environment.GetEnvironmentVariable("STATICNET_DATA");
        Assert.SkipUnless(
            data is not null && Directory.Exists(Path.Combine(data, "fashion")),
            "STATICNET_DATA does not name a directory with mnist and fashion in it.");
        SampleResult digits = Run("twins", "--samples", "20000", "--epochs", "2").RequireSuccess();
        Assert.Contains("mnist", digits.Output, StringComparison.Ordinal);
        Assert.InRange(digits.Value("test accuracy"), 0.9, 1);
        SampleResult clothes = Run("twins", "--data", "fashion", "--samples", "10000", "--epochs", "1").RequireSuccess();
        Assert.Contains("sneaker", clothes.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("towers", "'towers'")]
    [InlineData("--epochs 3", "'--epochs'")]
    [InlineData("residual --skip some", "--skip some is not one of: with, without, both")]
    [InlineData("residual --skip both --save file", "--save and --checkpoint take one network")]
    [InlineData("twins --skip both", "'--skip'")]
    [InlineData("twins --epochs 0", "--epochs 0 is not a whole number from 1")]
    [InlineData("twins --data drawn --samples 1", "no pairs to compare")]
    [InlineData("heads --data nowhere", "no directory nowhere")]
    [InlineData("heads --data .", ". has neither train-")]
    [InlineData("heads --resume", "--resume needs --checkpoint")]
    [InlineData("heads --plot .", ". is a directory")]
    [InlineData("diagram", "'diagram'")]
    [InlineData("diagram towers", "'towers'")]
    public void Bad_input_is_one_line_and_exit_code_2(string arguments, string expected)
    {
        Run(arguments.Split(' ')).RequireBadInput("graphs", expected);
    }

    [Fact]
    public void Diverging_training_is_one_line_and_exit_code_1()
    {
        SampleResult result = Run(["heads", .. Drawn, "--learning-rate", "1e30", "--samples", "300"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Matches("^graphs: Training diverged in epoch 1, step [^\n]*\n$", result.Errors);
    }

    private SampleResult Run(params string[] arguments) => Sample.Run("Graphs", directory.Path, arguments);
}
