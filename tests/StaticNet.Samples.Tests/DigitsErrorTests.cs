namespace StaticNet.Samples.Tests;

public sealed class DigitsErrorTests(DigitsErrorTests.Files files) : IClassFixture<DigitsErrorTests.Files>
{
    [Theory]
    [InlineData("recognise", "'recognise'")]
    [InlineData("train --fast", "'--fast'")]
    [InlineData("train 3", "'3'")]
    [InlineData("train --epochs", "'--epochs'")]
    [InlineData("train --epochs many", "--epochs many is not a whole number from 1")]
    [InlineData("train --epochs 0", "--epochs 0 is not a whole number from 1")]
    [InlineData("train --batch -1", "--batch")]
    [InlineData("train --batch 99999999999", "--batch 99999999999 is not")]
    [InlineData("train --learning-rate nan", "--learning-rate nan is not a number greater than 0")]
    [InlineData("train --seed 1.5", "--seed 1.5 is not a whole number")]
    [InlineData("train --model forest", "--model forest is not one of: mlp, cnn")]
    [InlineData("train --resume", "--resume needs --checkpoint")]
    [InlineData("train --data nowhere", "no directory nowhere")]
    [InlineData("train --data .", ". has neither train-")]
    [InlineData("train --data corrupt", "train-images-idx3-ubyte, byte 0")]
    [InlineData("train --save nowhere/weights", "nowhere/weights cannot be written")]
    [InlineData("train --plot .", ". is a directory")]
    [InlineData("train --checkpoint noise --resume --samples 50", "noise")]
    [InlineData("evaluate", "'--weights'")]
    [InlineData("evaluate --weights nowhere", "nowhere")]
    [InlineData("evaluate --weights noise", "noise, byte 0")]
    [InlineData("evaluate --weights .", ". is a directory")]
    [InlineData("evaluate --weights other", "other: the tensors are not those of DigitMlp: missing: dense1.weight")]
    [InlineData("predict --weights noise", "'predict'")]
    [InlineData("predict --weights noise nowhere.png", "nowhere.png")]
    [InlineData("predict --weights noise @nowhere.png", "@nowhere.png")]
    [InlineData("predict --weights noise noise", "noise is not a picture")]
    [InlineData("predict --weights noise truncated.png", "truncated.png is damaged")]
    [InlineData("predict --weights noise blank.png", "no digit")]
    [InlineData("filters", "'--weights'")]
    [InlineData("filters --weights noise", "noise, byte 0")]
    [InlineData("filters --weights noise --digit 10", "--digit 10 is not a digit from 0 to 9")]
    [InlineData("filters --weights noise --digit 3 blank.png", "leave them out")]
    [InlineData("filters --weights noise blank.png", "no digit")]
    [InlineData("filters --weights noise --plot nowhere/f.png", "nowhere/f.png cannot be written")]
    public void Bad_input_is_one_line_and_exit_code_2(string arguments, string expected)
    {
        Sample.Run("Digits", files.Directory.Path, arguments.Split(' ')).RequireBadInput("digits", expected);
    }

    [Fact]
    public void Diverging_training_is_one_line_and_exit_code_1()
    {
        SampleResult result = Sample.Run(
            "Digits", files.Directory.Path, "train", "--learning-rate", "1e30", "--samples", "300");
        Assert.Equal(1, result.ExitCode);
        Assert.Matches("^digits: Training diverged in epoch 1, step [^\n]*\n$", result.Errors);
    }

    /// <summary>Files that are not what they should be.</summary>
    public sealed class Files : IDisposable
    {
        public Files()
        {
            byte[] noise = new byte[5000];
            new Random(1).NextBytes(noise);
            File.WriteAllBytes(Directory.File("noise"), noise);
            System.IO.Directory.CreateDirectory(Directory.File("corrupt"));
            foreach (string name in (string[])["train-images-idx3-ubyte", "train-labels-idx1-ubyte"])
                File.WriteAllBytes(Path.Combine(Directory.Path, "corrupt", name), noise);

            var writer = new SafetensorsWriter();
            writer.Add("bias", [2], [1, 2]);
            writer.Save(Directory.File("other"));
            byte[] picture = Png.Encode(64, 64, (x, y) => (x * y & 31) / 31f);
            File.WriteAllBytes(Directory.File("truncated.png"), picture[..(picture.Length / 2)]);
            File.WriteAllBytes(Directory.File("blank.png"), Png.Encode(64, 64, (_, _) => 1));
        }

        /// <summary>Where they are.</summary>
        public TemporaryDirectory Directory { get; } = new();

        /// <inheritdoc/>
        public void Dispose() => Directory.Dispose();
    }
}
