using System.Globalization;
using System.Numerics.Tensors;
using ScottPlot;
using SkiaSharp;

namespace Digits.Rendering.Panels;

/// <summary>
/// The colours of values, in even steps to the eye. Where values can be negative, two colours part at zero; elsewhere
/// they rise from it as the square root, which brings out what is faint: some maps of a layer are many times as strong
/// as others. One palette serves a whole layer, so that its small pictures can be compared.
/// </summary>
internal sealed class Palette
{
    private const int BarWidth = 150;
    private const int BarHeight = 12;

    // The last tenth at either end of the parting colours is nearly black, in which one cannot be told from the other.
    private const float Ends = 0.1f;

    private readonly IColormap _colors;
    private readonly float _low;
    private readonly float _high;

    private Palette(IColormap colors, float low, float high) => (_colors, _low, _high) = (colors, low, high);

    /// <summary>The colours of weights, which part at zero.</summary>
    public static Palette ForWeights(ReadOnlySpan<float> values)
        => new(new ScottPlot.Colormaps.Balance(), -Largest(values), Largest(values));

    /// <summary>The colours of what a layer gives: most give nothing below zero.</summary>
    public static Palette ForActivations(ReadOnlySpan<float> values)
        => TensorPrimitives.Min(values) < 0
            ? ForWeights(values)
            : new Palette(new ScottPlot.Colormaps.Magma(), 0, Largest(values));

    /// <summary>The colour of a value.</summary>
    public SKColor this[float value]
    {
        get
        {
            float position = (value - _low) / (_high - _low);
            Color color = _colors.GetColor(_low < 0 ? Ends + (1 - 2 * Ends) * position : MathF.Sqrt(position));
            return new SKColor(color.R, color.G, color.B);
        }
    }

    /// <summary>Draws what the colours mean.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="right">Where it ends.</param>
    /// <param name="baseline">The line of the text beside it.</param>
    public void DrawBar(SKCanvas canvas, float right, float baseline)
    {
        const int LabelWidth = 52;
        float left = right - LabelWidth - BarWidth;
        using var paint = new SKPaint();
        for (int x = 0; x < BarWidth; x++)
        {
            paint.Color = this[_low + (_high - _low) * x / (BarWidth - 1)];
            canvas.DrawRect(left + x, baseline - BarHeight, 1, BarHeight, paint);
        }
        Lettering.Note(canvas, Label(_low), left - Panel.Gap, baseline, 13, SKTextAlign.Right);
        Lettering.Note(canvas, Label(_high), left + BarWidth + Panel.Gap, baseline, 13);
    }

    private static string Label(float value)
        => value.ToString(value == 0 ? "0" : "0.00", CultureInfo.InvariantCulture).Replace('-', '−');

    private static float Largest(ReadOnlySpan<float> values)
        => Math.Max(MathF.Abs(TensorPrimitives.MaxMagnitude(values)), 1e-9f);
}
