using StaticNet;

namespace Digits.Pictures;

/// <summary>
/// Makes of a picture what MNIST's digits are: light ink on black, scaled into a box of 20 x 20, its centre of mass in
/// the middle of 28 x 28.
/// </summary>
internal static class DigitNormalizer
{
    private const int Side = Mnist.ImageSide;
    private const int BoxSide = 20;

    // Less contrast than this is noise on an empty page; less ink than this is the page's.
    private const float LeastContrast = 0.1f;
    private const float LeastInk = 0.2f;

    /// <summary>Makes an input of the network.</summary>
    /// <param name="picture">A picture with one digit, dark on light or light on dark.</param>
    /// <returns>28 x 28 values from 0 to 1.</returns>
    /// <exception cref="UsageException">There is no digit.</exception>
    public static float[] Normalize(GreyPicture picture)
    {
        float background = BorderMean(picture);
        if (picture is { Width: Side, Height: Side } && background < 0.02f && picture.Values.Max() > 0.5f)
            return picture.Values; // One of MNIST's own.

        float[] ink = Ink(picture, background);
        (int left, int top, int right, int bottom) = Bounds(ink, picture.Width, picture.Height);
        int width = right - left, height = bottom - top;
        float scale = (float)BoxSide / Math.Max(width, height);
        int boxWidth = Math.Max(1, (int)MathF.Round(width * scale));
        int boxHeight = Math.Max(1, (int)MathF.Round(height * scale));
        float[] box = new float[boxWidth * boxHeight];
        for (int y = 0; y < boxHeight; y++)
        {
            for (int x = 0; x < boxWidth; x++)
            {
                box[y * boxWidth + x] = AreaMean(
                    ink,
                    picture.Width,
                    left + (float)x * width / boxWidth,
                    top + (float)y * height / boxHeight,
                    left + (float)(x + 1) * width / boxWidth,
                    top + (float)(y + 1) * height / boxHeight);
            }
        }
        return Center(box, boxWidth, boxHeight);
    }

    private static float BorderMean(GreyPicture picture)
    {
        double sum = 0;
        long count = 0;
        for (int y = 0; y < picture.Height; y++)
        {
            bool whole = y == 0 || y == picture.Height - 1;
            for (int x = 0; x < picture.Width; x += whole ? 1 : Math.Max(1, picture.Width - 1))
            {
                sum += picture.Values[y * picture.Width + x];
                count++;
            }
        }
        return (float)(sum / count);
    }

    // How far each pixel is from the background, towards dark or light, whichever goes further.
    private static float[] Ink(GreyPicture picture, float background)
    {
        float darkest = picture.Values.Min(), lightest = picture.Values.Max();
        bool isDarkOnLight = background - darkest > lightest - background;
        float contrast = isDarkOnLight ? background - darkest : lightest - background;
        if (contrast < LeastContrast)
            throw new UsageException("there is no digit in the picture: it is nearly all of one shade.");
        float[] ink = new float[picture.Values.Length];
        for (int i = 0; i < ink.Length; i++)
        {
            float distance = isDarkOnLight ? background - picture.Values[i] : picture.Values[i] - background;
            ink[i] = Math.Clamp(distance / contrast, 0, 1);
        }
        return ink;
    }

    private static (int Left, int Top, int Right, int Bottom) Bounds(float[] ink, int width, int height)
    {
        int left = width, top = height, right = 0, bottom = 0;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                if (ink[y * width + x] < LeastInk)
                    continue;
                (left, right) = (Math.Min(left, x), Math.Max(right, x + 1));
                (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y + 1));
            }
        }
        return (left, top, right, bottom);
    }

    // The mean over a rectangle whose edges cut through pixels.
    private static float AreaMean(float[] values, int stride, float left, float top, float right, float bottom)
    {
        double sum = 0;
        for (int y = (int)top; y < bottom; y++)
        {
            float rows = Math.Min(y + 1, bottom) - Math.Max(y, top);
            for (int x = (int)left; x < right; x++)
            {
                float columns = Math.Min(x + 1, right) - Math.Max(x, left);
                if (rows > 0 && columns > 0 && y * stride + x < values.Length)
                    sum += rows * columns * values[y * stride + x];
            }
        }
        return (float)(sum / ((right - left) * (bottom - top)));
    }

    private static float[] Center(float[] box, int width, int height)
    {
        double mass = 0, massX = 0, massY = 0;
        for (int i = 0; i < box.Length; i++)
        {
            mass += box[i];
            massX += box[i] * (i % width + 0.5);
            massY += box[i] * (i / width + 0.5);
        }
        int left = Math.Clamp((int)Math.Round(Side / 2.0 - massX / mass), 0, Side - width);
        int top = Math.Clamp((int)Math.Round(Side / 2.0 - massY / mass), 0, Side - height);
        float[] image = new float[Side * Side];
        for (int y = 0; y < height; y++)
            box.AsSpan(y * width, width).CopyTo(image.AsSpan((top + y) * Side + left));
        return image;
    }
}
