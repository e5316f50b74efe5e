using SkiaSharp;

namespace Digits.Rendering.Panels;

/// <summary>Draws text.</summary>
internal static class Lettering
{
    private static readonly SKColor s_ink = new(0x1F, 0x24, 0x30);
    private static readonly SKColor s_faint = new(0x6B, 0x72, 0x80);
    private static readonly SKTypeface s_regular = SKTypeface.FromFamilyName(InstalledFont.Family);
    private static readonly SKTypeface s_bold = SKTypeface.FromFamilyName(InstalledFont.Family, SKFontStyle.Bold);

    /// <summary>Draws a title.</summary>
    /// <returns>Where it ends.</returns>
    public static float Title(SKCanvas canvas, string text, float x, float baseline, float size = 17)
        => Draw(canvas, text, x, baseline, size, s_bold, s_ink, SKTextAlign.Left);

    /// <summary>Draws a number or a remark.</summary>
    /// <returns>Where it ends.</returns>
    public static float Note(
        SKCanvas canvas, string text, float x, float baseline, float size = 15, SKTextAlign align = SKTextAlign.Left)
        => Draw(canvas, text, x, baseline, size, s_regular, s_faint, align);

    private static float Draw(
        SKCanvas canvas, string text, float x, float baseline, float size, SKTypeface typeface, SKColor color,
        SKTextAlign align)
    {
        using var font = new SKFont(typeface, size) { Subpixel = true };
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawText(text, x, baseline, align, font, paint);
        return x + font.MeasureText(text);
    }
}
