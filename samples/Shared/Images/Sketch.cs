using SkiaSharp;
using StaticNet;

namespace Shared;

/// <summary>Draws images and text.</summary>
internal static class Sketch
{
    private const int Side = Mnist.ImageSide;

    private static readonly SKColor s_ink = new(0x1F, 0x24, 0x30);
    private static readonly SKColor s_faint = new(0x6B, 0x72, 0x80);

    /// <summary>Draws a grey image of 28 x 28 values from 0 to 1.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="values">The values.</param>
    /// <param name="left">Its left edge.</param>
    /// <param name="top">Its upper edge.</param>
    /// <param name="pixel">The side of the square that each value becomes.</param>
    public static void Image(SKCanvas canvas, ReadOnlySpan<float> values, int left, int top, int pixel)
    {
        using var paint = new SKPaint();
        for (int i = 0; i < values.Length; i++)
        {
            byte level = (byte)Math.Clamp(MathF.Round(values[i] * 255), 0, 255);
            paint.Color = new SKColor(level, level, level);
            canvas.DrawRect(left + i % Side * pixel, top + i / Side * pixel, pixel, pixel, paint);
        }
    }

    /// <summary>Draws a line of text.</summary>
    public static void Text(
        SKCanvas canvas, string text, float x, float baseline, float size, SKTextAlign align = SKTextAlign.Left,
        bool isBold = false, bool isFaint = false)
    {
        SKFontStyle style = isBold ? SKFontStyle.Bold : SKFontStyle.Normal;
        using SKTypeface typeface = SKTypeface.FromFamilyName(InstalledFont.Family, style);
        using var font = new SKFont(typeface, size) { Subpixel = true };
        using var paint = new SKPaint { Color = isFaint ? s_faint : s_ink, IsAntialias = true };
        canvas.DrawText(text, x, baseline, align, font, paint);
    }
}
