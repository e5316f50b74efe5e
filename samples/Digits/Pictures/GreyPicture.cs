using SkiaSharp;

namespace Digits.Pictures;

/// <summary>A picture in shades of grey.</summary>
/// <param name="Width">The number of columns.</param>
/// <param name="Height">The number of rows.</param>
/// <param name="Values">[Height x Width] from 0, black, to 1, white.</param>
internal sealed record GreyPicture(int Width, int Height, float[] Values)
{
    // A photograph of 64 million pixels is large enough; more is a mistake or an attack.
    private const long MaximumPixels = 64_000_000;

    /// <summary>Reads a picture file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UsageException">It is not a picture, or too large a one.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static GreyPicture Read(string path)
    {
        if (Directory.Exists(path))
            throw new UsageException($"{path} is a directory, not a picture.");
        using FileStream file = File.OpenRead(path);
        using SKCodec codec = SKCodec.Create(file)
            ?? throw new UsageException($"{path} is not a picture in a format that can be read, such as PNG or JPEG.");
        SKImageInfo info = codec.Info;
        if ((long)info.Width * info.Height > MaximumPixels)
            throw new UsageException($"{path} has {info.Width} x {info.Height} pixels, more than {MaximumPixels}.");

        var wanted = new SKImageInfo(info.Width, info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using var bitmap = new SKBitmap(wanted);
        SKCodecResult result = codec.GetPixels(wanted, bitmap.GetPixels());
        return result == SKCodecResult.Success
            ? FromPixels(bitmap.GetPixelSpan(), info.Width, info.Height)
            : throw new UsageException($"{path} is damaged: its pixels cannot be read ({result}).");
    }

    // On paper first; what then cannot be seen was drawn in white and is held against black.
    private static GreyPicture FromPixels(ReadOnlySpan<byte> pixels, int width, int height)
    {
        float[] onWhite = Flatten(pixels, width * height, paper: 1);
        bool visible = onWhite.Max() - onWhite.Min() > 0.01f;
        return new GreyPicture(width, height, visible ? onWhite : Flatten(pixels, width * height, paper: 0));
    }

    private static float[] Flatten(ReadOnlySpan<byte> pixels, int count, float paper)
    {
        float[] grey = new float[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> pixel = pixels.Slice(4 * i, 4);

            // Luma by Rec. 601.
            float light = (0.299f * pixel[0] + 0.587f * pixel[1] + 0.114f * pixel[2]) / 255;
            float alpha = pixel[3] / 255f;
            grey[i] = alpha * light + (1 - alpha) * paper;
        }
        return grey;
    }
}
