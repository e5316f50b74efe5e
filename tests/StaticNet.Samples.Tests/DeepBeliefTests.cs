using System.Numerics.Tensors;

namespace StaticNet.Samples.Tests;

public sealed class DeepBeliefTests(TemporaryDirectory directory) : IClassFixture<TemporaryDirectory>
{
    // Where pictures have their first image, of 28 pixels of 2 x 2, and how far the next one is.
    private const int Side = 28;
    private const int Left = 64;
    private const int Top = 68;
    private const int Pitch = 62;

    private static readonly string[] Small = ["--model", "small", "--data", "drawn", "--samples", "1000"];

    [Fact]
    public void Without_a_verb_does_all_of_it_and_draws_what_came_of_it()
    {
        SampleResult result = Run().RequireSuccess();
        double[] accuracies = [.. result.Values("test accuracy")];
        Assert.Equal(2, accuracies.Length);
        Assert.InRange(accuracies[0], 0.6, 1);
        Assert.InRange(accuracies[1], accuracies[0], 1); // Pre-training is worth it.
        Assert.InRange(result.Value("test accuracy by free energy"), 0.8, 1);
        Assert.DoesNotContain('\e', result.Output);

        // Most digits of each row are of its class, as a neighbour among drawn ones says.
        Pixels generated = Png.Decode(directory.Read("generated.png"));
        Dataset digits = SyntheticDigits.Generate(3_000, seed: 9);
        int right = Enumerable.Range(0, 100).Count(image =>
            Nearest(digits, Tile(generated, Left + image % 10 * Pitch, Top + image / 10 * Pitch)) == image / 10);
        Assert.InRange(right, 60, 100);
        foreach (string picture in (string[])["features.png", "codes.png", "reconstructed.png"])
            Assert.InRange(Png.Decode(directory.Read(picture)).Width, 600, 1400);
    }

    [Fact]
    public void Pre_trained_weights_are_looked_at_and_fine_tuned()
    {
        Run(["pretrain", .. Small, "--epochs", "5", "--save", "small.safetensors"]).RequireSuccess();
        string[] weights = ["--model", "small", "--weights", "small.safetensors"];
        Run(["reconstruct", .. weights, "--data", "drawn", "--plot", "made.png"]).RequireSuccess();
        Dataset test = SyntheticDigits.Generate(4_000, seed: 2);
        float[] zero = test.Input(test.Labels.IndexOf(0)).ToArray();
        Pixels picture = Png.Decode(directory.Read("made.png"));
        float[] image = Tile(picture, Left, Top + 24), made = Tile(picture, Left + Pitch, Top + 24);
        Assert.All(zero.Zip(image), pair => Assert.Equal(pair.First, pair.Second, 0.003));
        Assert.InRange(TensorPrimitives.CosineSimilarity<float>(zero, made), 0.6, 0.999);

        // A receptive field's largest weight is black or white, and most of it is neither.
        Run(["features", .. weights, "--plot", "fields.png"]).RequireSuccess();
        float[] field = Tile(Png.Decode(directory.Read("fields.png")), 24, Top);
        Assert.Contains(field, value => value is 0 or 1);
        Assert.InRange(field.Average(), 0.3, 0.7);

        SampleResult tuned = Run(
            ["finetune", .. weights, "--data", "drawn", "--labels", "100", "--learning-rate", "0.003"]);
        Assert.InRange(tuned.Accuracy, 0.6, 1);
        Assert.Contains("100 to train", tuned.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_are_drawn_of_what_was_pre_trained_and_of_the_autoencoder()
    {
        string[] codes = ["--model", "small-codes", "--data", "drawn"];
        Run(["pretrain", .. codes, "--samples", "500", "--epochs", "1", "--save", "belief"]).RequireSuccess();
        SampleResult tuned = Run(
            ["finetune", .. codes, "--samples", "500", "--epochs", "2", "--weights", "belief", "--save", "unrolled"]);
        Assert.InRange(tuned.RequireSuccess().Value("test loss"), 0.15, 0.4);
        foreach (string weights in (string[])["belief", "unrolled"])
        {
            Run(["features", .. codes, "--weights", weights, "--codes", $"{weights}.png"]).RequireSuccess();
            Assert.Equal(800, Png.Decode(directory.Read($"{weights}.png")).Width);
        }
        Assert.NotEqual(directory.Read("belief.png"), directory.Read("unrolled.png"));
    }

    [Fact]
    public void Resumed_pre_training_and_any_number_of_threads_give_the_same_bytes()
    {
        string[] pretrain = ["pretrain", "--model", "small-joint", "--data", "drawn", "--samples", "300"];
        pretrain = [.. pretrain, "--epochs", "2"];
        Run([.. pretrain, "--threads", "2", "--save", "whole"]).RequireSuccess();
        Sample.RunUntil(
            "|    rbm1 |     1 ", "DeepBelief", directory.Path,
            [.. pretrain, "--threads", "1", "--checkpoint", "state"]);
        Run([.. pretrain, "--threads", "1", "--checkpoint", "state", "--resume", "--save", "resumed"])
            .RequireSuccess();
        Assert.Equal(directory.Read("whole"), directory.Read("resumed"));
    }

    [Fact]
    public void Interrupted_pre_training_leaves_a_checkpoint_and_exit_code_130()
    {
        SampleResult result = Sample.RunUntil(
            "|    rbm1 |     1 ", "DeepBelief", directory.Path,
            ["pretrain", .. Small, "--epochs", "100000", "--checkpoint", "interrupted"]);
        Assert.Equal(130, result.ExitCode);
        Assert.Matches("^deepbelief: interrupted[^\n]*\n$", result.Errors);
        Assert.NotEmpty(directory.Read("interrupted"));
    }

    [Fact]
    public void Help_names_every_option()
    {
        string verbs = Run("--help").RequireSuccess().Output;
        Assert.All(
            "pretrain finetune generate reconstruct features".Split(' '),
            verb => Assert.Contains(verb, verbs, StringComparison.Ordinal));
        string help = Run("pretrain", "--help").RequireSuccess().Output;
        const string Options = "model data samples epochs batch learning-rate chains gibbs centered up-down seed "
            + "threads save checkpoint resume";
        Assert.All(Options.Split(' '), option => Assert.Contains("--" + option, help, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dream", "'dream'")]
    [InlineData("pretrain --model smal", "--model smal is not one of: digits, joint, codes")]
    [InlineData("pretrain --chains some", "--chains some is not one of: contrastive, persistent, tempered")]
    [InlineData("pretrain --model joint --chains tempered", "--chains tempered is for units that are on or off")]
    [InlineData("pretrain --model small --up-down 3", "--up-down is for networks that generate digits")]
    [InlineData("pretrain --resume", "--resume needs --checkpoint")]
    [InlineData("pretrain --save a --checkpoint a", "--checkpoint a is the file of --save already")]
    [InlineData("finetune --model small", "finetune needs --weights")]
    [InlineData("finetune --model joint --plain", "--model joint is not one of: digits, codes")]
    [InlineData("generate --model joint --weights nowhere", "nowhere")]
    [InlineData("reconstruct --model small --weights .", ". is a directory")]
    [InlineData("features --model small --weights a --codes b", "--codes is for networks with two numbers on top")]
    public void Bad_input_is_one_line_and_exit_code_2(string arguments, string expected)
    {
        Run(arguments.Split(' ')).RequireBadInput("deepbelief", expected);
    }

    [Fact]
    public void Diverging_pre_training_is_one_line_and_exit_code_1()
    {
        SampleResult result = Run(["pretrain", .. Small, "--learning-rate", "1e30"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Matches("^deepbelief: Training diverged in epoch 1, step [^\n]*\n$", result.Errors);
    }

    private SampleResult Run(params string[] arguments) => Sample.Run("DeepBelief", directory.Path, arguments);

    private static float[] Tile(Pixels picture, int left, int top) =>
    [
        .. from pixel in Enumerable.Range(0, Side * Side)
           select picture[left + pixel % Side * 2, top + pixel / Side * 2].Red / 255f,
    ];

    private static int Nearest(Dataset digits, float[] image) => digits.Labels[
        Enumerable.Range(0, digits.Count).MaxBy(i => TensorPrimitives.CosineSimilarity(digits.Input(i), image))];
}
