using SkiaSharp;
using StaticNet;

namespace DeepBelief.Rendering;

/// <summary>Draws images in rows and columns.</summary>
/// <param name="title">What they show.</param>
internal sealed class ImageGrid(string title)
{
    private const int Pixel = 2;
    private const int Tile = Mnist.ImageSide * Pixel;
    private const int Gap = 6;
    private const int Margin = 24;
    private const int NameWidth = 40;
    private const int TitleHeight = 44;
    private const int HeadingHeight = 24;

    private readonly List<(string Name, float[][] Images)> _rows = [];

    /// <summary>What stands above the columns; nothing where it is empty.</summary>
    public IReadOnlyList<string> Headings { get; init; } = [];

    /// <summary>After how many columns there is a wider space; 0 for none.</summary>
    public int Group { get; init; }

    /// <summary>Adds a row of images, each of 28 x 28 values from 0 to 1.</summary>
    /// <param name="name">What stands before it.</param>
    /// <param name="images">The images.</param>
    public void Add(string name, params IEnumerable<float[]> images) => _rows.Add((name, [.. images]));

    /// <summary>Writes the picture.</summary>
    /// <param name="path">The file (PNG).</param>
    public void Write(string path)
    {
        int columns = _rows.Max(row => row.Images.Length);
        int width = Left(columns) + Margin, height = Top(_rows.Count) + Margin;
        PngFile.Write(path, width, height, surface =>
        {
            SKCanvas canvas = surface.Canvas;
            canvas.Clear(SKColors.White);
            Sketch.Text(canvas, title, Margin, Margin + 18, 17, isBold: true);
            for (int column = 0; column < Headings.Count; column++)
            {
                float middle = Left(column) + Tile / 2f;
                Sketch.Text(canvas, Headings[column], middle, Top(0) - 8, 12, SKTextAlign.Center, isFaint: true);
            }
            for (int row = 0; row < _rows.Count; row++)
                Draw(canvas, row);
        });
    }

    private bool HasNames => _rows.Any(row => row.Name.Length > 0);

    private void Draw(SKCanvas canvas, int row)
    {
        (string name, float[][] images) = _rows[row];
        Sketch.Text(canvas, name, Left(0) - 12, Top(row) + Tile / 2f + 5, 15, SKTextAlign.Right);
        for (int column = 0; column < images.Length; column++)
            Sketch.Image(canvas, images[column], Left(column), Top(row), Pixel);
    }

    private int Left(int column)
        => Margin + (HasNames ? NameWidth : 0) + column * (Tile + Gap) + (Group > 0 ? column / Group * 3 * Gap : 0);

    private int Top(int row) => Margin + TitleHeight + (Headings.Count > 0 ? HeadingHeight : 0) + row * (Tile + Gap);
}
