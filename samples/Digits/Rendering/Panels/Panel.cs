using SkiaSharp;

namespace Digits.Rendering.Panels;

/// <summary>A part of a picture, as wide as all others and below the one before.</summary>
internal abstract class Panel
{
    /// <summary>The width of what is drawn.</summary>
    public const int Width = 16 * Tile + 15 * Gap;

    /// <summary>The width of a small picture in a row of 16.</summary>
    public const int Tile = 78;

    /// <summary>The space between two of them.</summary>
    public const int Gap = 8;

    /// <summary>The height of the line with the title.</summary>
    protected const int HeadingHeight = 32;

    /// <summary>How high it is.</summary>
    public abstract int Height { get; }

    /// <summary>Draws it at the origin.</summary>
    public abstract void Draw(SKCanvas canvas);
}
