using System.Globalization;
using System.Numerics.Tensors;
using SkiaSharp;
using StaticNet;

namespace Digits.Rendering.Panels;

/// <summary>The digit, beside the probabilities that the network gives the classes.</summary>
internal sealed class DigitPanel(string model, float[] pixels, float[] probabilities) : Panel
{
    private const int Side = Mnist.ImageSide;
    private const int Pixel = 9;
    private const int Space = 34;
    private const int TitleHeight = 48;
    private const int BarsLeft = Side * Pixel + 70;
    private const int BarWidth = Width - BarsLeft - 70;

    private static readonly SKColor s_best = new(0x2A, 0x78, 0xB8);
    private static readonly SKColor s_other = new(0xC3, 0xCB, 0xD6);
    private static readonly SKColor s_track = new(0xF1, 0xF3, 0xF6);

    public override int Height => TitleHeight + Side * Pixel + Space;

    public override void Draw(SKCanvas canvas)
    {
        int digit = TensorPrimitives.IndexOfMax(probabilities);
        string article = digit == 8 ? "an" : "a";
        Lettering.Title(canvas, $"What {model} sees: {article} {digit}", 0, TitleHeight - 22, 25);
        using var paint = new SKPaint();
        for (int i = 0; i < pixels.Length; i++)
        {
            byte level = (byte)Math.Clamp(MathF.Round(pixels[i] * 255), 0, 255);
            paint.Color = new SKColor(level, level, level);
            canvas.DrawRect(i % Side * Pixel, TitleHeight + i / Side * Pixel, Pixel, Pixel, paint);
        }
        float pitch = (float)Side * Pixel / probabilities.Length;
        for (int i = 0; i < probabilities.Length; i++)
            DrawBar(canvas, i, TitleHeight + i * pitch, pitch, isBest: i == digit);
    }

    private void DrawBar(SKCanvas canvas, int index, float top, float pitch, bool isBest)
    {
        float height = pitch * 0.64f, bar = top + (pitch - height) / 2, baseline = bar + height - 2;
        using var paint = new SKPaint { IsAntialias = true, Color = s_track };
        canvas.DrawRoundRect(BarsLeft, bar, BarWidth, height, 3, 3, paint);
        paint.Color = isBest ? s_best : s_other;
        canvas.DrawRoundRect(BarsLeft, bar, MathF.Max(BarWidth * probabilities[index], 2), height, 3, 3, paint);
        string share = probabilities[index].ToString("0.0000", CultureInfo.InvariantCulture);
        Lettering.Note(canvas, $"{index}", BarsLeft - 14, baseline, 15, SKTextAlign.Right);
        Lettering.Note(canvas, share, BarsLeft + BarWidth + 14, baseline, 15);
    }
}
