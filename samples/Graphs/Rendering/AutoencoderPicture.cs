using Graphs.Data;
using ScottPlot;
using SkiaSharp;
using StaticNet;

namespace Graphs.Rendering;

/// <summary>Draws where the codes of images lie, beside images and what was made of their codes.</summary>
internal static class AutoencoderPicture
{
    private const int PlotSide = 800;
    private const int MostPoints = 5_000;
    private const int Side = Mnist.ImageSide;
    private const int Pixel = 2;
    private const int Tile = Side * Pixel;
    private const int Gap = 6;
    private const int Examples = 3;
    private const int PairPitch = 2 * Tile + 3 * Gap;
    private const int GridTop = 92;
    private const int NameWidth = 84;
    private const int Margin = 24;
    private const int Width = PlotSide + NameWidth + Examples * PairPitch + Margin;

    private static readonly SKColor s_ink = new(0x1F, 0x24, 0x30);
    private static readonly SKColor s_faint = new(0x6B, 0x72, 0x80);

    /// <summary>Writes the picture.</summary>
    /// <param name="path">The file (PNG).</param>
    /// <param name="data">The images.</param>
    /// <param name="codes">Two numbers for each test image.</param>
    /// <param name="reconstructions">What was made of each.</param>
    public static void Write(string path, DigitData data, float[] codes, float[] reconstructions)
    {
        Plot plot = Codes(data, codes);
        PngFile.Write(path, Width, PlotSide, surface =>
        {
            surface.Canvas.Clear(SKColors.White);
            plot.Render(surface.Canvas, PlotSide, PlotSide);
            surface.Canvas.Translate(PlotSide, 0);
            DrawReconstructions(surface.Canvas, data, reconstructions);
        });
    }

    private static Plot Codes(DigitData data, float[] codes)
    {
        var plot = new Plot();
        PlotStyle.Apply(plot, "Two numbers for each test image", "first", "second");
        int[] shown = [.. Enumerable.Range(0, Math.Min(MostPoints, data.Test.Count))];
        for (int digit = 0; digit < data.Classes.Length; digit++)
        {
            int[] images = [.. shown.Where(image => data.Test.Labels[image] == digit)];
            PlotStyle.AddPoints(
                plot, data.Classes[digit], PlotStyle.Colors[digit],
                [.. images.Select(image => (double)codes[2 * image])],
                [.. images.Select(image => (double)codes[2 * image + 1])], size: 5, alpha: 0.6);
        }
        plot.ShowLegend(Edge.Right);
        return plot;
    }

    private static void DrawReconstructions(SKCanvas canvas, DigitData data, float[] reconstructions)
    {
        Text(canvas, "Test images, and what is made of their codes", 0, 36, 17, s_ink, isBold: true);
        for (int example = 0; example < Examples; example++)
        {
            int left = NameWidth + example * PairPitch;
            Text(canvas, "image", left + 6, GridTop - 12, 13, s_faint);
            Text(canvas, "made", left + Tile + Gap + 8, GridTop - 12, 13, s_faint);
        }
        for (int digit = 0; digit < data.Classes.Length; digit++)
        {
            int top = GridTop + digit * (Tile + Gap);
            Text(canvas, data.Classes[digit], NameWidth - 14, top + Tile / 2 + 5, 15, s_ink, SKTextAlign.Right);
            int[] images = [.. Enumerable.Range(0, data.Test.Count).Where(image => data.Test.Labels[image] == digit)];
            for (int example = 0; example < Math.Min(Examples, images.Length); example++)
            {
                int left = NameWidth + example * PairPitch, start = images[example] * Side * Side;
                DrawImage(canvas, data.Test.Inputs.Slice(start, Side * Side), left, top);
                DrawImage(canvas, reconstructions.AsSpan(start, Side * Side), left + Tile + Gap, top);
            }
        }
    }

    private static void DrawImage(SKCanvas canvas, ReadOnlySpan<float> values, int left, int top)
    {
        using var paint = new SKPaint();
        for (int i = 0; i < values.Length; i++)
        {
            byte level = (byte)Math.Clamp(MathF.Round(values[i] * 255), 0, 255);
            paint.Color = new SKColor(level, level, level);
            canvas.DrawRect(left + i % Side * Pixel, top + i / Side * Pixel, Pixel, Pixel, paint);
        }
    }

    private static void Text(
        SKCanvas canvas, string text, float x, float baseline, float size, SKColor color,
        SKTextAlign align = SKTextAlign.Left, bool isBold = false)
    {
        SKFontStyle style = isBold ? SKFontStyle.Bold : SKFontStyle.Normal;
        using SKTypeface typeface = SKTypeface.FromFamilyName(InstalledFont.Family, style);
        using var font = new SKFont(typeface, size) { Subpixel = true };
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawText(text, x, baseline, align, font, paint);
    }
}
