namespace StaticNet.Samples.Tests;

/// <summary>What <c>filters</c> draws, of networks whose weights are known.</summary>
public sealed class FiltersTests(TemporaryDirectory directory) : IClassFixture<TemporaryDirectory>
{
    private const int Side = 28;

    // Where the picture has the digit and the first filter, whose pixels are 9 and 2 wide.
    private const int Left = 40;
    private const int DigitTop = 88;
    private const int FilterTop = DigitTop + Side * 9 + 34 + 32;

    // After two rows of 32 filters, and below its own title: what the first of them gives, 3 pixels each.
    private const int MapTop = FilterTop + 2 * (78 + 8) + 22 + 32;

    [Fact]
    public void Digit_and_filters_stand_upright()
    {
        float[] weight = new float[128 * Side * Side];
        weight[3 * Side + 20] = 1; // The first filter's row 3, column 20.
        weight[20 * Side + 3] = -1;
        Save("mlp", ("dense1.weight", [128, 784], weight), ("dense1.bias", [128], new float[128]),
            ("dense2.weight", [10, 128], new float[1280]), ("dense2.bias", [10], [0, 0, 0, 0, 5, 0, 0, 0, 0, 0]));
        float[] digit = Digit(7);

        Pixels picture = Draw("digit: 4", "--weights", "mlp", "--digit", "7", "--plot", "mlp.png");
        for (int i = 0; i < digit.Length; i++)
        {
            byte level = picture[Left + i % Side * 9 + 4, DigitTop + i / Side * 9 + 4].Red;
            Assert.Equal(digit[i] * 255, level, 0.51);
        }
        AssertIsRed(picture[Left + 20 * 2, FilterTop + 3 * 2]);
        AssertIsBlue(picture[Left + 3 * 2, FilterTop + 20 * 2]);
        AssertIsNeutral(picture[Left + 10 * 2, FilterTop + 10 * 2]);
    }

    [Fact]
    public void Maps_stand_upright_and_are_those_of_their_filters()
    {
        float[] weight = new float[32 * 9];
        weight[4] = 1; // The first filter passes its middle on, the second what is to the right of it.
        weight[9 + 5] = 1;
        Save("cnn", ("conv2d1.weight", [32, 1, 3, 3], weight), ("conv2d1.bias", [32], new float[32]),
            ("conv2d2.weight", [64, 32, 3, 3], new float[64 * 32 * 9]), ("conv2d2.bias", [64], new float[64]),
            ("dense1.weight", [10, 1600], new float[16000]), ("dense1.bias", [10], [0, 9, 0, 0, 0, 0, 0, 0, 0, 0]));
        float[] digit = Digit(2);

        Pixels picture = Draw("digit: 1", "--model", "cnn", "--weights", "cnn", "--digit", "2", "--plot", "cnn.png");
        AssertIsRed(picture[Left + 26 + 13, FilterTop + 26 + 13]);
        AssertIsNeutral(picture[Left + 52 + 13, FilterTop + 26 + 13]);
        AssertIsRed(picture[Left + 86 + 52 + 13, FilterTop + 26 + 13]);
        for (int y = 1; y < Side - 1; y++)
        {
            for (int x = 1; x < Side - 2; x++)
            {
                AssertShows(digit[y * Side + x], picture[Left + 3 * x - 2, MapTop + 3 * y - 2]);
                AssertShows(digit[y * Side + x + 1], picture[Left + 86 + 3 * x - 2, MapTop + 3 * y - 2]);
            }
        }
    }

    [Fact]
    public void A_picture_takes_the_place_of_a_test_digit()
    {
        Sample.Run("Digits", directory.Path, "train", "--samples", "2000", "--epochs", "1", "--save", "trained")
            .RequireSuccess();
        float[] digit = Digit(3);
        File.WriteAllBytes(directory.File("three.png"), Png.Encode(Side, Side, (x, y) => digit[y * Side + x]));
        string predicted = Sample.Run("Digits", directory.Path, "predict", "--weights", "trained", "three.png")
            .RequireSuccess().LastLine;
        Pixels picture = Draw(predicted, "--weights", "trained", "three.png");
        Assert.Contains(Enumerable.Range(0, Side * 9), x => picture[Left + x, DigitTop + 14 * 9].Red > 128);
    }

    // Of the drawn test digits, the first of a class.
    private static float[] Digit(int digit)
    {
        Dataset test = SyntheticDigits.Generate(4_000, seed: 2);
        return test.Inputs.Slice(test.Labels.IndexOf(digit) * Side * Side, Side * Side).ToArray();
    }

    private void Save(string file, params (string Name, int[] Shape, float[] Values)[] tensors)
    {
        var writer = new SafetensorsWriter();
        foreach ((string name, int[] shape, float[] values) in tensors)
            writer.Add(name, [.. shape], values);
        writer.Save(directory.File(file));
    }

    private Pixels Draw(string lastLine, params string[] arguments)
    {
        Assert.Equal(
            lastLine, Sample.Run("Digits", directory.Path, ["filters", .. arguments]).RequireSuccess().LastLine);
        int plot = Array.IndexOf(arguments, "--plot");
        return Png.Decode(directory.Read(plot < 0 ? "filters.png" : arguments[plot + 1]));
    }

    // The colours rise from black.
    private static void AssertShows(float value, (byte Red, byte Green, byte Blue) color)
    {
        if (value == 0)
            Assert.InRange(color.Red + color.Green + color.Blue, 0, 40);
        else if (value > 0.9f)
            Assert.InRange(color.Red + color.Green + color.Blue, 500, 3 * 255);
    }

    private static void AssertIsRed((byte Red, byte Green, byte Blue) color)
        => Assert.True(color.Red > color.Blue + 60, $"{color}");

    private static void AssertIsBlue((byte Red, byte Green, byte Blue) color)
        => Assert.True(color.Blue > color.Red + 60, $"{color}");

    private static void AssertIsNeutral((byte Red, byte Green, byte Blue) color)
        => Assert.InRange(Math.Abs(color.Red - color.Blue), 0, 20);
}
