using System.Text;

namespace StaticNet.Samples.Tests;

public sealed class TextGenerationErrorTests(TextGenerationErrorTests.Files files)
    : IClassFixture<TextGenerationErrorTests.Files>
{
    [Theory]
    [InlineData("write", "'write'")]
    [InlineData("train", "'--corpus'")]
    [InlineData("train --corpus", "'--corpus'")]
    [InlineData("train --fast", "'--fast'")]
    [InlineData("train --corpus text --epochs many", "--epochs many is not a whole number from 1")]
    [InlineData("train --corpus text --epochs 0", "--epochs 0 is not a whole number from 1")]
    [InlineData("train --corpus text --batch -1", "--batch")]
    [InlineData("train --corpus text --sequence 99999999999", "--sequence 99999999999 is not")]
    [InlineData("train --corpus text --learning-rate nan", "--learning-rate nan is not a number greater than 0")]
    [InlineData("train --corpus text --hidden 100", "no network has --embedding 64 with --hidden 100; there are: "
        + "--embedding 64 with --hidden 128 or 256")]
    [InlineData(
        "train --corpus text --embedding 32", "--embedding 32 with --hidden 128; there are: --embedding 64 with")]
    [InlineData("train --corpus text --model gru", "there is no --model gru; there are: lstm, transformer")]
    [InlineData("train --corpus text --model transformer --sequence 65", "--sequence 65 is too long: Text65Transformer "
        + "has positions for 64")]
    [InlineData("train --corpus nowhere", "no file nowhere")]
    [InlineData("train --corpus .", ". is a directory")]
    [InlineData("train --corpus empty", "empty is empty")]
    [InlineData("train --corpus tiny", "tiny has only 3 bytes")]
    [InlineData("train --corpus smiles", "smiles has only 3 characters")]
    [InlineData("train --corpus @smiles", "no file @smiles")]
    [InlineData("train --corpus short", "short is too short: nine tenths of it are 1800 chars, but --batch 32 with "
        + "--sequence 64 needs 2080")]
    [InlineData("train --corpus short --batch 1 --sequence 1000000", "needs 1000001")]
    [InlineData("train --corpus text --resume", "--resume needs --checkpoint")]
    [InlineData("train --corpus text --save nowhere/weights", "nowhere/weights cannot be written")]
    [InlineData("train --corpus text --save .", ". is a directory")]
    [InlineData("train --corpus text --save ./text", "--save ./text is the file of --corpus already")]
    [InlineData("train --corpus text --save x --checkpoint x", "--checkpoint x is the file of --save already")]
    [InlineData("train --corpus text --checkpoint noise --resume", "noise")]
    [InlineData("generate", "'--weights'")]
    [InlineData("generate --weights nowhere", "nowhere")]
    [InlineData("generate --weights noise", "noise, byte 0")]
    [InlineData("generate --weights .", ". is a directory")]
    [InlineData("generate --weights other", "other holds the weights of none of the networks (--embedding 64 with")]
    [InlineData("generate --weights good --temperature -1", "--temperature")]
    [InlineData("generate --weights good --temperature hot", "--temperature hot is not a number of at least 0")]
    [InlineData("generate --weights good --top-p 0", "--top-p 0 is not a number greater than 0 and at most 1")]
    [InlineData("generate --weights good --top-k -1", "--top-k")]
    [InlineData("generate --weights good --length 0", "--length 0 is not a whole number from 1")]
    [InlineData(
        "generate --weights good --prompt Zoë", "the prompt cannot be read: 'Z' (U+005A) at position 0 is not one")]
    [InlineData("generate --weights mute", "mute, metadata: there is no vocabulary")]
    [InlineData("generate --weights crowded", "crowded has 66 characters, but its network knows only 65")]
    [InlineData("generate --weights infinite", "the weights are no good")]
    public void Bad_input_is_one_line_and_exit_code_2(string arguments, string expected)
    {
        Sample.Run("TextGeneration", files.Directory.Path, arguments.Split(' '))
            .RequireBadInput("textgeneration", expected);
    }

    [Fact]
    public void Diverging_training_is_one_line_and_exit_code_1_and_leaves_the_file_as_it_was()
    {
        byte[] before = files.Directory.Read("good");
        SampleResult result = Sample.Run(
            "TextGeneration", files.Directory.Path, "train", "--corpus", "text", "--learning-rate", "1e38",
            "--save", "good");
        Assert.Equal(1, result.ExitCode);
        Assert.Matches("^textgeneration: Training diverged in epoch 1, step [^\n]*\n$", result.Errors);
        Assert.Equal(before, files.Directory.Read("good"));
    }

    // The loss of the only step is that of the first weights; it is those after it that are no good.
    [Fact]
    public void Weights_that_are_not_finite_are_not_saved_where_the_steps_end()
    {
        byte[] before = files.Directory.Read("good");
        SampleResult result = Sample.Run(
            "TextGeneration", files.Directory.Path,
            "train", "--corpus", "text", "--learning-rate", "1e39", "--steps", "1", "--save", "good");
        Assert.Equal(1, result.ExitCode);
        Assert.Matches("^textgeneration: Training diverged in epoch 1, step [^\n]*\n$", result.Errors);
        Assert.Equal(before, files.Directory.Read("good"));
    }

    /// <summary>Files that are not what they should be, and some that are.</summary>
    public sealed class Files : IDisposable
    {
        public Files()
        {
            byte[] noise = new byte[5000];
            new Random(1).NextBytes(noise);
            Write("noise", noise);
            Write("empty", []);
            Write("tiny", "abc"u8);
            Write("smiles", "\U0001F600\U0001F601\U0001F600"u8);
            string text = string.Concat(Enumerable.Repeat("a rose is a rose is\n", 300));
            Write("text", Encoding.UTF8.GetBytes(text));
            Write("short", Encoding.UTF8.GetBytes(text[..2000]));
            new SafetensorsWriter().Save(Directory.File("other"));

            Sample.Run(
                "TextGeneration", Directory.Path, "train", "--corpus", "text", "--epochs", "1", "--save", "good")
                .RequireSuccess();
            Change("mute", metadata => metadata.Clear());
            Change("crowded", metadata => metadata["vocabulary.characters"] =
                string.Concat(Enumerable.Range('!', 66).Select(code => (char)code)));
            Change("infinite", _ => { }, float.PositiveInfinity);
        }

        /// <summary>Where they are.</summary>
        public TemporaryDirectory Directory { get; } = new();

        /// <inheritdoc/>
        public void Dispose() => Directory.Dispose();

        private void Write(string name, ReadOnlySpan<byte> content)
            => File.WriteAllBytes(Directory.File(name), content);

        // The good weights with other metadata, or with every weight replaced.
        private void Change(string name, Action<IDictionary<string, string>> change, float? weight = null)
        {
            using SafetensorsReader reader = SafetensorsReader.Open(Directory.File("good"));
            var writer = new SafetensorsWriter();
            foreach ((string key, string value) in reader.Metadata)
                writer.Metadata[key] = value;
            change(writer.Metadata);
            foreach (SafetensorsTensor tensor in reader.Tensors)
            {
                float[] values = new float[tensor.Count];
                reader.Read(tensor, values);
                if (weight is { } replacement)
                    values.AsSpan().Fill(replacement);
                writer.Add(tensor.Name, [.. tensor.Shape.Select(size => (int)size)], values);
            }
            writer.Save(Directory.File(name));
        }
    }
}
