using System.Globalization;

namespace StaticNet.Samples.Tests;

public sealed class TextGenerationTests(TemporaryDirectory directory) : IClassFixture<TemporaryDirectory>
{
    private const string Rose = "roses are red\n";

    [Fact]
    public void Without_a_verb_learns_from_its_own_text_and_writes()
    {
        SampleResult result = Run().RequireSuccess();
        string written = result.Output[result.Output.IndexOf("validation loss: ", StringComparison.Ordinal)..];
        Assert.Matches(@"^validation loss: [12]\.\d{4} nats/char\n\nThe keeper", written);
        Assert.True(written.Length > 500);
        Assert.DoesNotContain('\e', result.Output);
    }

    [Fact]
    public void A_text_is_learned_saved_and_written_again()
    {
        WriteRose("rose");
        SampleResult trained = Run(
            "train", "--corpus", "rose", "--epochs", "8", "--batch", "8", "--save", "rose.safetensors");
        Assert.InRange(ValidationLoss(trained), 0, 0.1);
        using (SafetensorsReader reader = SafetensorsReader.Open(directory.File("rose.safetensors")))
            Assert.Equal("\n adeors", reader.Metadata["vocabulary.characters"]);

        string expected = string.Concat(Enumerable.Repeat(Rose, 3));
        string[] generate =
            ["generate", "--weights", "rose.safetensors", "--prompt", "roses", "--length", $"{expected.Length - 5}"];
        Assert.Equal(expected, Run([.. generate, "--temperature", "0"]).RequireSuccess().Output);
        Assert.Equal(expected, Run([.. generate, "--temperature", "5", "--top-k", "1"]).RequireSuccess().Output);
        Assert.Equal(expected, Run([.. generate, "--top-p", "0.01"]).RequireSuccess().Output);

        string wild = Run([.. generate, "--temperature", "9", "--seed", "3"]).RequireSuccess().Output;
        Assert.NotEqual(expected, wild);
        Assert.StartsWith("roses", wild, StringComparison.Ordinal);
        Assert.Equal(wild, Run([.. generate, "--temperature", "9", "--seed", "3"]).Output);
        Assert.NotEqual(wild, Run([.. generate, "--temperature", "9", "--seed", "4"]).Output);
    }

    [Fact]
    public void A_transformer_learns_and_writes_on_after_its_positions()
    {
        WriteRose("rose");
        SampleResult trained = Run(
            "train", "--model", "transformer", "--corpus", "rose", "--epochs", "12", "--batch", "4",
            "--learning-rate", "0.003", "--save", "transformer.safetensors");
        Assert.Contains("Text65Transformer,", trained.Output, StringComparison.Ordinal);
        Assert.InRange(ValidationLoss(trained), 0, 0.3);
        string expected = string.Concat(Enumerable.Repeat(Rose, 10));
        string written = Run(
            "generate", "--weights", "transformer.safetensors", "--prompt", "roses are ", "--length",
            $"{expected.Length - 10}", "--temperature", "0").RequireSuccess().Output;
        Assert.Equal(expected.Length, written.Length);
        // a letter may be wrong here and there
        Assert.InRange(expected.Zip(written).Count(pair => pair.First == pair.Second), expected.Length - 6, expected.Length);
    }

    [Theory]
    [InlineData(65, "65 characters", "Text65Lstm128", "char")]
    [InlineData(66, "66 characters", "Text128Lstm128", "char")]
    [InlineData(128, "128 characters", "Text128Lstm128", "char")]
    [InlineData(129, "256 bytes", "Text256Lstm128", "byte")]
    public void The_smallest_vocabulary_that_holds_the_text_is_taken(
        int characters, string symbols, string network, string symbol)
    {
        string text = string.Concat(Enumerable.Range(0, 3000).Select(i => (char)('0' + i % characters)));
        File.WriteAllText(directory.File("text"), text);
        SampleResult result = Run(
            "train", "--corpus", "text", "--epochs", "1", "--batch", "4", "--save", "text.safetensors");
        Assert.Matches($@"^validation loss: \d\.\d{{4}} nats/{symbol}$", result.RequireSuccess().LastLine);
        Assert.Contains(network + ",", result.Output);
        Assert.Contains($"text      text, {symbols}", result.Output);
        string written = Run("generate", "--weights", "text.safetensors", "--length", "200").RequireSuccess().Output;
        Assert.InRange(written.Length, symbol == "char" ? 201 : 50, 201);
    }

    [Fact]
    public void What_is_no_text_is_learned_as_bytes_and_any_prompt_will_do()
    {
        byte[] bytes = new byte[4000];
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(i % 2 == 0 ? 0xFF : 'x');
        File.WriteAllBytes(directory.File("bytes"), bytes);
        Run("train", "--corpus", "bytes", "--epochs", "3", "--batch", "4", "--save", "bytes.safetensors")
            .RequireSuccess();
        string output = Run(
            "generate", "--weights", "bytes.safetensors", "--prompt", "Zoë x", "--temperature", "0", "--length", "4")
            .RequireSuccess().Output;
        Assert.Equal("Zoë x\uFFFDx\uFFFDx\n", output);
    }

    [Fact]
    public void Resumed_training_and_any_number_of_threads_give_the_same_bytes()
    {
        WriteRose("rose");
        string[] train = ["train", "--corpus", "rose", "--batch", "8", "--sequence", "20"];
        Run([.. train, "--epochs", "3", "--threads", "1", "--save", "whole"]).RequireSuccess();
        Run([.. train, "--epochs", "3", "--steps", "40", "--threads", "2", "--checkpoint", "state"]).RequireSuccess();
        Run([.. train, "--epochs", "3", "--checkpoint", "state", "--resume", "--save", "resumed"]).RequireSuccess();
        Assert.Equal(directory.Read("whole"), directory.Read("resumed"));
    }

    [Fact]
    public void Resuming_after_the_last_of_the_steps_trains_no_more()
    {
        WriteRose("rose");
        string[] train =
            ["train", "--corpus", "rose", "--batch", "8", "--sequence", "20", "--steps", "5", "--checkpoint", "five"];
        Run([.. train, "--save", "first"]).RequireSuccess();
        Run([.. train, "--save", "second", "--resume"]).RequireSuccess();
        Assert.Equal(directory.Read("first"), directory.Read("second"));
    }

    [Fact]
    public void A_prompt_may_begin_with_an_at_sign()
    {
        File.WriteAllText(directory.File("mail"), string.Concat(Enumerable.Repeat("@rose and @anna\n", 300)));
        Run("train", "--corpus", "mail", "--epochs", "1", "--batch", "8", "--save", "mail.safetensors")
            .RequireSuccess();
        string output = Run("generate", "--weights", "mail.safetensors", "--prompt", "@rose", "--length", "5")
            .RequireSuccess().Output;
        Assert.StartsWith("@rose", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Interruption_saves_what_there_is_and_ends_with_130()
    {
        WriteRose("rose");
        SampleResult result = Sample.RunUntil(
            "|     3", "TextGeneration", directory.Path,
            "train", "--corpus", "rose", "--batch", "4", "--epochs", "1000000", "--save", "interrupted",
            "--checkpoint", "interrupted.state");
        Assert.Equal(130, result.ExitCode);
        Assert.Matches(
            @"^textgeneration: interrupted after \d+ steps; what was learned is saved in interrupted\. "
            + @"--resume [^\n]*\n$",
            result.Errors);
        Assert.NotEmpty(directory.Read("interrupted.state"));
        Run("generate", "--weights", "interrupted", "--length", "10").RequireSuccess();
    }

    [Fact]
    public void Help_names_every_option()
    {
        string train = Run("train", "--help").RequireSuccess().Output;
        string options =
            "corpus epochs steps sequence batch hidden embedding learning-rate seed threads save checkpoint resume";
        Assert.All(
            options.Split(' '),
            option => Assert.Contains("--" + option, train));
        string generate = Run("generate", "--help").RequireSuccess().Output;
        Assert.All(
            "weights prompt length temperature top-k top-p seed".Split(' '),
            option => Assert.Contains("--" + option, generate));
    }

    [Fact]
    public void Tiny_Shakespeare_reaches_the_loss_of_PyTorch()
    {
        string? data = Environment.GetEnvironmentVariable("STATICNET_DATA");
        Assert.SkipWhen(data is null, "STATICNET_DATA does not name a directory with tinyshakespeare.txt in it.");
        SampleResult trained = Run(
            "train", "--corpus", Path.Combine(data!, "tinyshakespeare.txt"), "--epochs", "2", "--save", "shakespeare");
        Assert.InRange(ValidationLoss(trained), 1.6, 1.765);
        string text = Run("generate", "--weights", "shakespeare", "--prompt", "ROMEO:").RequireSuccess().Output;
        Assert.Contains(" the ", text);
    }

    private static double ValidationLoss(SampleResult result)
    {
        result.RequireSuccess();
        Assert.Matches(@"^validation loss: \d\.\d{4} nats/char$", result.LastLine);
        return double.Parse(result.LastLine.Split(' ')[2], CultureInfo.InvariantCulture);
    }

    private void WriteRose(string name)
        => File.WriteAllText(directory.File(name), string.Concat(Enumerable.Repeat(Rose, 300)));

    private SampleResult Run(params string[] arguments) => Sample.Run("TextGeneration", directory.Path, arguments);
}
