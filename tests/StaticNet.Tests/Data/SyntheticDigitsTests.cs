using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace StaticNet.Tests.Data;

public sealed class SyntheticDigitsTests
{
    private static readonly Dataset Digits = SyntheticDigits.Generate(5000, seed: 1);

    [Fact]
    public void The_same_seed_gives_the_same_bits_on_every_machine()
    {
        // Bytes, since every pixel is a multiple of 1/255: what a change of the styles or of the hand changes on
        // purpose.
        byte[] pixels = new byte[1000 * SyntheticDigits.InputSize];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)MathF.Round(Digits.Inputs[i] * 255);
            Assert.Equal(pixels[i] * (1 / 255f), Digits.Inputs[i]);
        }
        byte[] labels = MemoryMarshal.AsBytes(Digits.Labels[..1000]).ToArray();
        string hash = Convert.ToHexStringLower(SHA256.HashData([.. pixels, .. labels]));
        Assert.Equal("18e6c95a86bb170373848ca94e5471dc10b5d2721d7d49d0b8455d623d3a9960", hash);
    }

    [Fact]
    public void A_set_does_not_depend_on_how_many_are_drawn_at_once()
    {
        float[] image = new float[SyntheticDigits.InputSize];
        Assert.Equal(Digits.Inputs[..(300 * 784)], SyntheticDigits.Generate(300, seed: 1).Inputs);
        Assert.Equal(Digits.Labels[4321], SyntheticDigits.Draw(1, 4321, image));
        Assert.Equal(Digits.Input(4321), image);
    }

    [Fact]
    public void Seeds_and_neighbours_share_no_digit()
    {
        Dataset other = SyntheticDigits.Generate(1000, seed: 2);
        var seen = new HashSet<string>();
        foreach (Dataset set in new[] { Digits, other })
        {
            for (int i = 0; i < set.Count; i++)
                Assert.True(seen.Add(Convert.ToBase64String(MemoryMarshal.AsBytes(set.Input(i)))));
        }
    }

    [Fact]
    public void Every_digit_occurs_as_often_and_is_drawn_whole_in_the_middle()
    {
        int[] counts = new int[SyntheticDigits.Classes];
        for (int i = 0; i < Digits.Count; i++)
        {
            counts[Digits.Labels[i]]++;
            ReadOnlySpan<float> image = Digits.Input(i);
            float ink = 0, edge = 0;
            for (int pixel = 0; pixel < image.Length; pixel++)
            {
                ink += image[pixel];
                edge += pixel / 28 is 0 or 27 || pixel % 28 is 0 or 27 ? image[pixel] : 0;
            }
            Assert.InRange(ink, 15, 300);
            Assert.InRange(edge, 0, 0.1f * ink);
        }
        Assert.All(counts, count => Assert.InRange(count, 400, 600));
    }

    [Fact]
    public void The_mean_images_of_the_classes_tell_most_digits_apart_but_not_all()
    {
        float[][] means = [.. Enumerable.Range(0, 10).Select(MeanOf)];
        int right = 0;
        Dataset test = SyntheticDigits.Generate(2000, seed: 2);
        for (int i = 0; i < test.Count; i++)
        {
            float[] image = test.Input(i).ToArray();
            int nearest = Enumerable.Range(0, 10).MinBy(digit =>
                System.Numerics.Tensors.TensorPrimitives.Distance<float>(means[digit], image));
            right += nearest == test.Labels[i] ? 1 : 0;
        }
        Assert.InRange(right / (double)test.Count, 0.6, 0.9);
    }

    [Fact]
    public void Every_style_fits_the_pen()
    {
        Span<PenSegment> room = stackalloc PenSegment[DigitPen.MaxSegments];
        var random = new SeededRandom(1);
        for (int digit = 0; digit < SyntheticDigits.Classes; digit++)
        {
            Assert.InRange(DigitStyles.Of(digit).Length, 3, 10);
            foreach (Stroke[] style in DigitStyles.Of(digit))
                Assert.InRange(DigitPen.Write(style, room, ref random).Length, 4, DigitPen.MaxSegments);
        }
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticDigits.Generate(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticDigits.Generate(int.MaxValue, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticDigits.Draw(1, -1, new float[784]));
        Assert.Throws<ArgumentException>(() => SyntheticDigits.Draw(1, 0, new float[783]));
    }

    private static float[] MeanOf(int digit)
    {
        float[] mean = new float[SyntheticDigits.InputSize];
        int count = Digits.Labels.Count(digit);
        for (int i = 0; i < Digits.Count; i++)
        {
            for (int pixel = 0; Digits.Labels[i] == digit && pixel < mean.Length; pixel++)
                mean[pixel] += Digits.Input(i)[pixel] / count;
        }
        return mean;
    }
}
