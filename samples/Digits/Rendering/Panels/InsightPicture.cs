using Digits.Models;
using SkiaSharp;
using StaticNet;

namespace Digits.Rendering.Panels;

/// <summary>Draws what the first layer of a network looks for, and what each layer makes of one digit.</summary>
internal static class InsightPicture
{
    private const int Margin = 40;

    /// <summary>Writes the picture.</summary>
    /// <param name="path">The file (PNG).</param>
    /// <param name="model">The network.</param>
    /// <param name="pixels">The digit.</param>
    /// <param name="insight">What can be seen of the network.</param>
    public static void Write(string path, DigitModel model, float[] pixels, Insight insight)
    {
        Panel[] panels =
        [
            new DigitPanel(model.Name, pixels, insight.Probabilities.ToArray()),
            Filters(insight.Filters),
            .. Activations(model.Definition, insight.Activations),
        ];
        int height = 2 * Margin + panels.Sum(panel => panel.Height);
        PngFile.Write(path, Panel.Width + 2 * Margin, height, surface =>
        {
            SKCanvas canvas = surface.Canvas;
            canvas.Clear(SKColors.White);
            canvas.Translate(Margin, Margin);
            foreach (Panel panel in panels)
            {
                panel.Draw(canvas);
                canvas.Translate(0, panel.Height);
            }
        });
    }

    private static TilesPanel Filters(FilterBank bank) => new(
        bank.Layer,
        $"{bank.Count} filters of {bank.Side} × {bank.Side}",
        bank.Count, bank.Side, bank.Side, Palette.ForWeights(bank.Values),
        (filter, y, x) => bank.Values[(filter * bank.Side + y) * bank.Side + x]);

    // The last are the probabilities, which stand beside the digit; Dropout does nothing here.
    private static IEnumerable<TilesPanel> Activations(NetworkDefinition definition, NetworkActivations activations)
    {
        List<string> computed = [];
        foreach (LayerDescription layer in definition.Layers.Where(layer => layer.Kind != "Dropout"))
        {
            computed.Add(layer.Name);
            if (activations.SkipLast(1).FirstOrDefault(values => values.Layer == layer.Name) is not { } values)
                continue;
            yield return Activation(string.Join(" → ", computed), values);
            computed.Clear();
        }
    }

    private static TilesPanel Activation(string title, LayerActivation activation)
    {
        float[] values = activation.Sample(0).ToArray();
        int channels = activation.Shape[^1];
        int width = activation.Shape.Length > 1 ? activation.Shape[^2] : 1;
        string shape = string.Join(" × ", activation.Shape);
        return new TilesPanel(
            title, shape, channels, values.Length / (channels * width), width, Palette.ForActivations(values),
            (channel, y, x) => values[(y * width + x) * channels + channel]);
    }
}
