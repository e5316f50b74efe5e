namespace StaticNet;

/// <summary>Draws pieces of lines softly, each pixel by its distance to the nearest one.</summary>
internal static class DigitCanvas
{
    /// <summary>The height and the width of an image.</summary>
    public const int Side = 28;

    /// <summary>Draws a digit.</summary>
    /// <param name="segments">The pieces.</param>
    /// <param name="image">Receives the 28 x 28 pixels: multiples of 1/255, as if they had been bytes.</param>
    /// <param name="random">The source of blur, ink and noise.</param>
    public static void Draw(ReadOnlySpan<PenSegment> segments, Span<float> image, ref SeededRandom random)
    {
        image.Clear();
        foreach (ref readonly PenSegment segment in segments)
            Draw(segment, image);
        Blur(image, random.NextSingle(0.02f, 0.16f));
        Finish(image, ref random);
    }

    private static void Draw(in PenSegment segment, Span<float> image)
    {
        float dx = segment.To.X - segment.From.X, dy = segment.To.Y - segment.From.Y;
        float perLength = 1 / Math.Max((dx * dx) + (dy * dy), 1e-12f);
        float reach = segment.Radius + 0.5f;
        (int left, int right) = Range(segment.From.X, segment.To.X, reach);
        (int top, int bottom) = Range(segment.From.Y, segment.To.Y, reach);
        for (int row = top; row <= bottom; row++)
        {
            Span<float> pixels = image.Slice(row * Side, Side);
            float y = row + 0.5f - segment.From.Y;
            for (int column = left; column <= right; column++)
            {
                float x = column + 0.5f - segment.From.X;
                float along = Math.Clamp(((x * dx) + (y * dy)) * perLength, 0, 1);
                float awayX = x - (along * dx), awayY = y - (along * dy);
                float distance = MathF.Sqrt((awayX * awayX) + (awayY * awayY));
                pixels[column] = Math.Max(pixels[column], Math.Min(reach - distance, 1));
            }
        }
    }

    /// <summary>The rows or columns whose middles a piece may reach, within the image.</summary>
    private static (int First, int Last) Range(float from, float to, float reach)
    {
        int first = (int)(Math.Min(from, to) - reach);
        int last = (int)(Math.Max(from, to) + reach);
        return (Math.Max(first, 0), Math.Min(last, Side - 1));
    }

    /// <summary>Mixes each pixel with its neighbours, first along rows, then along columns.</summary>
    private static void Blur(Span<float> image, float share)
    {
        for (int row = 0; row < Side; row++)
            Blur(image[(row * Side)..], 1, share);
        for (int column = 0; column < Side; column++)
            Blur(image[column..], Side, share);
    }

    private static void Blur(Span<float> line, int stride, float share)
    {
        float previous = 0, current = line[0];
        for (int i = 0; i < Side; i++)
        {
            float next = i + 1 < Side ? line[(i + 1) * stride] : 0;
            line[i * stride] = ((1 - (2 * share)) * current) + (share * (previous + next));
            (previous, current) = (current, next);
        }
    }

    private static void Finish(Span<float> image, ref SeededRandom random)
    {
        const float NoiseScale = 1f / 65536;
        float ink = random.NextSingle(230, 275);
        float grain = random.NextSingle(0.02f, 0.22f) * NoiseScale;
        ulong bits = 0;
        for (int i = 0; i < image.Length; i++)
        {
            if (i % 4 == 0)
                bits = random.NextBits();
            // The grain of the paper takes ink away, the same share wherever there is any.
            float value = ink * image[i] * (1 - (grain * (bits & 0xFFFF)));
            bits >>= 16;
            image[i] = (int)(Math.Min(value, 255) + 0.5f) * (1 / 255f);
        }
    }
}
