using SkiaSharp;

namespace Digits.Rendering.Panels;

/// <summary>
/// Small pictures, all in the colours of one palette: the filters of a layer, or what it made of a digit.
/// </summary>
internal sealed class TilesPanel : Panel
{
    private const int Columns = 16;
    private const int Space = 22;
    private const int CaptionHeight = 18;
    private const int ValueTile = 36;
    private const int MostCaptions = 10;

    private readonly string _title;
    private readonly string _note;
    private readonly int _count;
    private readonly int _width;
    private readonly int _height;
    private readonly Func<int, int, int, float> _value;
    private readonly Palette _palette;
    private readonly int _pixel;

    /// <summary>Describes the pictures.</summary>
    /// <param name="title">What they are.</param>
    /// <param name="note">How many and how large.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="height">The rows of each.</param>
    /// <param name="width">The columns of each.</param>
    /// <param name="palette">The colours.</param>
    /// <param name="value">The value of a picture at a row and a column.</param>
    public TilesPanel(
        string title, string note, int count, int height, int width, Palette palette, Func<int, int, int, float> value)
    {
        (_title, _note, _count, _height, _width) = (title, note, count, height, width);
        (_palette, _value) = (palette, value);
        int side = Math.Max(height, width);
        _pixel = side == 1 ? ValueTile : Math.Max(1, Tile / side);
    }

    public override int Height => HeadingHeight + (_count + Columns - 1) / Columns * RowHeight + Space;

    // Pictures of nearly the same size stand below each other.
    private int Pitch => Gap + (_width * _pixel > Tile - 5 ? Tile : _width * _pixel);

    private int RowHeight => _height * _pixel + Gap + (HasCaptions ? CaptionHeight : 0);

    // So few single values are the classes.
    private bool HasCaptions => _height == 1 && _count <= MostCaptions;

    public override void Draw(SKCanvas canvas)
    {
        float end = Lettering.Title(canvas, _title, 0, HeadingHeight - 14);
        Lettering.Note(canvas, _note, end + 12, HeadingHeight - 14);
        _palette.DrawBar(canvas, Width, HeadingHeight - 14);
        for (int tile = 0; tile < _count; tile++)
        {
            int left = tile % Columns * Pitch;
            int top = HeadingHeight + tile / Columns * RowHeight;
            DrawTile(canvas, tile, left, top);
            if (HasCaptions)
            {
                Lettering.Note(
                    canvas, $"{tile}", left + _width * _pixel / 2f, top + _pixel + 16, 13, SKTextAlign.Center);
            }
        }
    }

    private void DrawTile(SKCanvas canvas, int tile, int left, int top)
    {
        using var paint = new SKPaint();
        for (int y = 0; y < _height; y++)
        {
            for (int x = 0; x < _width; x++)
            {
                paint.Color = _palette[_value(tile, y, x)];
                canvas.DrawRect(left + x * _pixel, top + y * _pixel, _pixel, _pixel, paint);
            }
        }
    }
}
