namespace StaticNet;

/// <summary>
/// Generates handwritten digits like those of MNIST, so that programs and tests have something to learn without a
/// download. Several ways to write each digit, as strokes through control points, are jittered, bent, rotated, slanted
/// and stretched at random and drawn with a soft pen of random width. Only operations that IEEE 754 defines to the bit
/// are used, so that the same seed gives the same digits on every machine.
/// </summary>
public static class SyntheticDigits
{
    /// <summary>The height and the width of an image.</summary>
    public const int ImageSide = DigitCanvas.Side;

    /// <summary>The number of pixels of an image.</summary>
    public const int InputSize = ImageSide * ImageSide;

    /// <summary>The number of classes.</summary>
    public const int Classes = 10;

    // Enough digits at a time to make starting a task worth it.
    private const int BlockSize = 256;

    /// <summary>Draws digits on all processors; the result does not depend on their number.</summary>
    /// <param name="count">The number of digits.</param>
    /// <param name="seed">The same seed gives the same digits; a longer set starts with the shorter one.</param>
    /// <returns>Images of 28 x 28 pixels from 0 to 1, where ink is 1, with the digits as labels.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="count"/> is not positive, or too large for one array.
    /// </exception>
    public static Dataset Generate(int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Array.MaxLength / InputSize);
        float[] images = new float[count * InputSize];
        int[] labels = new int[count];
        Parallel.For(0, (count + BlockSize - 1) / BlockSize, block =>
        {
            int end = Math.Min(count, (block + 1) * BlockSize);
            for (int i = block * BlockSize; i < end; i++)
                labels[i] = Draw(seed, i, images.AsSpan(i * InputSize, InputSize));
        });
        return new Dataset(images, InputSize, labels);
    }

    /// <summary>Draws one digit of a set.</summary>
    /// <param name="seed">The seed of the set.</param>
    /// <param name="index">The index of the digit in the set.</param>
    /// <param name="image">Receives its 28 x 28 pixels.</param>
    /// <returns>The digit, from 0 to 9.</returns>
    /// <exception cref="ArgumentException"><paramref name="image"/> is not of <see cref="InputSize"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative.</exception>
    public static int Draw(ulong seed, int index, Span<float> image)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        if (image.Length != InputSize)
            throw new ArgumentException($"An image has {InputSize} values, not {image.Length}.", nameof(image));

        // Two rounds, so that neighbouring seeds and indices share nothing.
        ulong ofSet = new SeededRandom(seed).NextBits();
        var random = new SeededRandom(new SeededRandom(ofSet + (ulong)index).NextBits());
        int digit = random.NextIndex(Classes);
        Stroke[][] styles = DigitStyles.Of(digit);
        Stroke[] style = styles[random.NextIndex(styles.Length)];

        Span<PenSegment> segments = stackalloc PenSegment[DigitPen.MaxSegments];
        segments = DigitPen.Write(style, segments, ref random);
        DigitCanvas.Draw(segments, image, ref random);
        return digit;
    }
}
