namespace StaticNet.Tests.Kernels.Images;

/// <summary>Images inside a larger block, whose pixels may be padded, and whose surroundings are checked.</summary>
internal sealed class ImageBlock
{
    private const float Surroundings = -7777f;

    private readonly float[] _block;
    private readonly int _offset;
    private readonly int _pixels;

    /// <summary>Images of values of few different sizes, so that there are ties; padding is not a number.</summary>
    public ImageBlock(Random random, int samples, int height, int width, int channels, int stride)
    {
        (Samples, Height, Width, Channels, Stride) = (samples, height, width, channels, stride);
        _pixels = samples * height * width;
        _offset = random.Next(1, 17);
        _block = new float[_offset + _pixels * stride + 20];
        _block.AsSpan().Fill(Surroundings);
        for (int pixel = 0; pixel < _pixels; pixel++)
        {
            Row(pixel).Fill(float.NaN);
            foreach (ref float value in Row(pixel)[..channels])
                value = random.Next(-6, 7) * 0.25f;
        }
    }

    public int Samples { get; }

    public int Height { get; }

    public int Width { get; }

    public int Channels { get; }

    public int Stride { get; }

    public nuint Step => (nuint)Stride;

    public ref float Reference => ref _block[_offset];

    public ref float this[int sample, int y, int x, int channel]
        => ref Row((sample * Height + y) * Width + x)[channel];

    /// <summary>Every place of a value.</summary>
    public IEnumerable<(int Sample, int Y, int X, int Channel)> Places =>
        from sample in Enumerable.Range(0, Samples)
        from y in Enumerable.Range(0, Height)
        from x in Enumerable.Range(0, Width)
        from channel in Enumerable.Range(0, Channels)
        select (sample, y, x, channel);

    /// <summary>Makes the padding zero, as that of gradients is.</summary>
    public ImageBlock AsGradient()
    {
        for (int pixel = 0; pixel < _pixels; pixel++)
            Row(pixel)[Channels..].Clear();
        return this;
    }

    /// <summary>Sums in double precision: an image of zeros to add to.</summary>
    public double[,,,] Zeros() => new double[Samples, Height, Width, Channels];

    /// <summary>Asserts every value to rounding, and that nothing around the images was written.</summary>
    public void AssertEqual(double[,,,] expected, string what, bool isGradient = false)
    {
        for (int i = 0; i < _block.Length; i++)
        {
            if (i < _offset || i >= _offset + _pixels * Stride)
                Assert.That(_block[i] == Surroundings, $"{what}: wrote around the images");
        }

        for (int pixel = 0; pixel < _pixels; pixel++)
        {
            (int sample, int y, int x) = (pixel / (Height * Width), pixel / Width % Height, pixel % Width);
            for (int c = 0; c < Channels; c++)
            {
                double wanted = expected[sample, y, x, c];
                float got = Row(pixel)[c];
                bool same = double.IsNaN(wanted) ? float.IsNaN(got) : wanted == got || Math.Abs(wanted - got) < 1e-4;
                Assert.That(same, $"{what}: {got} instead of {wanted} at {sample}, {y}, {x}, {c}");
            }

            if (isGradient)
            {
                Assert.That(
                    Row(pixel)[Channels..].IndexOfAnyExcept(0f) < 0, $"{what}: padding of a gradient is not zero");
            }
        }
    }

    private Span<float> Row(int pixel) => _block.AsSpan(_offset + pixel * Stride, Stride);
}
