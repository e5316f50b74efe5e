using ScottPlot;
using SkiaSharp;
using StaticNet;

namespace Graphs.Rendering;

/// <summary>Draws where the codes of images lie, beside images and what was made of their codes.</summary>
internal static class AutoencoderPicture
{
    private const int PlotSide = 800;
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

    /// <summary>Writes the picture.</summary>
    /// <param name="path">The file (PNG).</param>
    /// <param name="data">The images.</param>
    /// <param name="codes">Two numbers for each test image.</param>
    /// <param name="reconstructions">What was made of each.</param>
    public static void Write(string path, ImageData data, float[] codes, float[] reconstructions)
    {
        Plot plot = CodePlot.Of(data, codes);
        PngFile.Write(path, Width, PlotSide, surface =>
        {
            surface.Canvas.Clear(SKColors.White);
            plot.Render(surface.Canvas, PlotSide, PlotSide);
            surface.Canvas.Translate(PlotSide, 0);
            DrawReconstructions(surface.Canvas, data, reconstructions);
        });
    }

    private static void DrawReconstructions(SKCanvas canvas, ImageData data, float[] reconstructions)
    {
        Sketch.Text(canvas, "Test images, and what is made of their codes", 0, 36, 17, isBold: true);
        for (int example = 0; example < Examples; example++)
        {
            int left = NameWidth + example * PairPitch;
            Sketch.Text(canvas, "image", left + 6, GridTop - 12, 13, isFaint: true);
            Sketch.Text(canvas, "made", left + Tile + Gap + 8, GridTop - 12, 13, isFaint: true);
        }
        for (int digit = 0; digit < data.Classes.Length; digit++)
        {
            int top = GridTop + digit * (Tile + Gap);
            Sketch.Text(canvas, data.Classes[digit], NameWidth - 14, top + Tile / 2 + 5, 15, SKTextAlign.Right);
            int[] images = [.. Enumerable.Range(0, data.Test.Count).Where(image => data.Test.Labels[image] == digit)];
            for (int example = 0; example < Math.Min(Examples, images.Length); example++)
            {
                int left = NameWidth + example * PairPitch, start = images[example] * Side * Side;
                Sketch.Image(canvas, data.Test.Inputs.Slice(start, Side * Side), left, top, Pixel);
                Sketch.Image(canvas, reconstructions.AsSpan(start, Side * Side), left + Tile + Gap, top, Pixel);
            }
        }
    }
}
