using System.Globalization;

namespace StaticNet.Samples.Tests;

public sealed class DigitsTests(TemporaryDirectory directory) : IClassFixture<TemporaryDirectory>
{
    private static readonly string[] Small = ["train", "--samples", "1000", "--batch", "16"];

    [Fact]
    public void Without_a_verb_trains_on_drawn_digits()
    {
        SampleResult result = Run();
        Assert.InRange(result.Accuracy, 0.98, 1);
        Assert.Equal(5, result.Output.Split('\n').Count(line => line.StartsWith("|     ", StringComparison.Ordinal)));
        Assert.DoesNotContain('\e', result.Output);
    }

    [Fact]
    public void Options_alone_train_too() => Assert.InRange(Run("--samples", "300", "--epochs", "1").Accuracy, 0.1, 1);

    [Fact]
    public void Saved_weights_evaluate_to_the_same_and_recognise_pictures_of_every_kind()
    {
        SampleResult trained = Run("train", "--save", "round.safetensors", "--plot", "round.png");
        SampleResult evaluated = Run("evaluate", "--weights", "round.safetensors");
        Assert.Equal(trained.Accuracy, evaluated.Accuracy);
        Assert.Equal("PNG"u8, directory.Read("round.png").AsSpan(1, 3));

        float[] digit = new float[SyntheticDigits.InputSize];
        for (int index = 0; index < 3; index++)
        {
            string expected = $"digit: {SyntheticDigits.Draw(seed: 1, index, digit)}";
            Assert.Equal(expected, Predict(Png.Encode(28, 28, (x, y) => digit[y * 28 + x])));

            // Large, on grey paper, off the middle.
            byte[] scan = Png.Encode(300, 240, (x, y) => (x, y) is ( >= 100 and < 268, >= 40 and < 208)
                ? 0.9f - 0.8f * digit[(y - 40) / 6 * 28 + (x - 100) / 6]
                : 0.9f);
            Assert.Equal(expected, Predict(scan));
        }
    }

    [Fact]
    public void Convolutional_network_learns_drawn_digits_and_evaluates_to_the_same_from_its_file()
    {
        SampleResult trained = Run(
            "train", "--model", "cnn", "--samples", "4000", "--epochs", "1", "--save", "cnn.safetensors");
        Assert.InRange(trained.Accuracy, 0.9, 1);
        Assert.Contains("batches of 128", trained.Output);
        Assert.Equal(trained.Accuracy, Run("evaluate", "--model", "cnn", "--weights", "cnn.safetensors").Accuracy);
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("cnn")]
    public void Resumed_training_and_any_number_of_threads_give_the_same_bytes(string model)
    {
        string[] small = ["train", "--samples", "300", "--batch", "16", "--model", model];
        string whole = model + "-whole", state = model + "-state", resumed = model + "-resumed";
        Run([.. small, "--epochs", "2", "--threads", "1", "--save", whole]).RequireSuccess();
        Run([.. small, "--epochs", "1", "--threads", "2", "--checkpoint", state]).RequireSuccess();
        Run([.. small, "--epochs", "2", "--checkpoint", state, "--resume", "--save", resumed]).RequireSuccess();
        Assert.Equal(directory.Read(whole), directory.Read(resumed));
    }

    [Fact]
    public void Interruption_keeps_a_checkpoint_and_ends_with_130()
    {
        SampleResult result = Sample.RunUntil(
            "|     1", "Digits", directory.Path, [.. Small, "--epochs", "1000000", "--checkpoint", "interrupted"]);
        Assert.Equal(130, result.ExitCode);
        Assert.Matches("^digits: interrupted[^\n]*\n$", result.Errors);
        Assert.NotEmpty(directory.Read("interrupted"));
    }

    [Fact]
    public void Help_names_every_option()
    {
        string help = Run("train", "--help").RequireSuccess().Output;
        Assert.All(
            "data model epochs batch learning-rate seed threads save checkpoint resume plot samples".Split(' '),
            option => Assert.Contains("--" + option, help));
    }

    [Fact]
    public void Mnist_reaches_the_accuracy_of_PyTorch()
    {
        string? data = Environment.GetEnvironmentVariable("STATICNET_DATA");
        Assert.SkipWhen(data is null, "STATICNET_DATA does not name a directory with mnist in it.");
        // Several at once on one thread each take less time than one after another on all, and learn the same bits.
        double mean = Enumerable.Range(1, 5).AsParallel().Select(seed => Run(
            "train", "--data", Path.Combine(data!, "mnist"), "--model", "mlp", "--epochs", "5", "--batch", "32",
            "--learning-rate", "0.001", "--threads", "1",
            "--seed", seed.ToString(CultureInfo.InvariantCulture)).Accuracy).Average();
        Assert.InRange(mean, 0.974, 1);
    }

    [Fact]
    public void Mnist_reaches_the_accuracy_of_PyTorch_with_convolutions()
    {
        string? data = Environment.GetEnvironmentVariable("STATICNET_DATA");
        Assert.SkipWhen(data is null, "STATICNET_DATA does not name a directory with mnist in it.");
        SampleResult trained = Run("train", "--data", Path.Combine(data!, "mnist"), "--model", "cnn", "--epochs", "3");
        Assert.InRange(trained.Accuracy, 0.985, 1);
    }

    private SampleResult Run(params string[] arguments) => Sample.Run("Digits", directory.Path, arguments);

    private string Predict(byte[] picture)
    {
        File.WriteAllBytes(directory.File("picture.png"), picture);
        return Run("predict", "--weights", "round.safetensors", "picture.png").RequireSuccess().LastLine;
    }
}
