using StaticNet.Tests.Golden;

namespace StaticNet.Tests.Optimizers;

public sealed class GradientClippingTests
{
    public static TheoryData<string> Names => GoldenFile.Names("clip");

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void Clipping_follows_PyTorch(string name)
    {
        GoldenCase golden = GoldenFile.Case("clip", name);
        string[] tensors = [.. Enumerable.Range(0, 100).Select(i => $"g{i}").TakeWhile(golden.Has)];
        float[] gradients = [.. tensors.SelectMany(golden.Floats)];
        switch (golden.Op)
        {
            case "clip_grad_norm":
                Assert.Equal(1e-6, golden.Number("eps"));
                double limit = golden.Number("max_norm");
                double norm = GradientClipping.ClipByNorm(gradients, limit, NormOf(golden.Number("norm_type")));
                golden.AssertClose("total_norm", [norm]);
                break;
            case "clip_grad_value":
                GradientClipping.ClipByValue(gradients, golden.Number("clip_value"));
                break;
            default:
                throw new NotSupportedException($"No clipping for the golden operation '{golden.Op}'.");
        }
        golden.AssertAllSettingsRead();
        int start = 0;
        foreach (string tensor in tensors)
        {
            int count = golden.Doubles(tensor).Length;
            double[] part = [.. gradients.Skip(start).Take(count).Select(g => (double)g)];
            golden.AssertClose(tensor.Replace("g", "clipped"), part);
            start += count;
        }
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(15), InlineData(33), InlineData(1024), InlineData(5003)]
    public void Norm_is_that_of_plain_double_sums(int length)
    {
        var random = new Random(length);
        float[] gradients = [.. Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() - 0.5))];
        double squares = Math.Sqrt(gradients.Sum(g => (double)g * g)), sum = gradients.Sum(g => Math.Abs((double)g));
        Assert.Equal(squares, GradientClipping.Norm(gradients), 1e-6 * squares);
        Assert.Equal(sum, GradientClipping.Norm(gradients, GradientNorm.Absolute), 1e-6 * sum);
        float greatest = length == 0 ? 0 : gradients.Max(Math.Abs);
        Assert.Equal(greatest, GradientClipping.Norm(gradients, GradientNorm.Maximum));
        Assert.Equal(GradientClipping.Norm(gradients), GradientClipping.Norm(gradients, GradientNorm.Euclidean, 3));
    }

    [Fact]
    public void Nan_anywhere_makes_every_norm_nan_and_stays_nan()
    {
        for (int i = 0; i < 70; i++)
        {
            float[] gradients = [.. Enumerable.Repeat(2f, 70)];
            gradients[i] = float.NaN;
            foreach (GradientNorm norm in Enum.GetValues<GradientNorm>())
                Assert.That(double.IsNaN(GradientClipping.Norm(gradients, norm)), $"{norm} with NaN at {i}");
            GradientClipping.ClipByValue(gradients, 1);
            Assert.True(float.IsNaN(gradients[i]));
        }
    }

    private static GradientNorm NormOf(double type) => type switch
    {
        1 => GradientNorm.Absolute,
        2 => GradientNorm.Euclidean,
        double.PositiveInfinity => GradientNorm.Maximum,
        _ => throw new NotSupportedException($"No gradient norm of type {type}."),
    };
}
