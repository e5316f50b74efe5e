using SkiaSharp;
using StaticNet;

namespace Shared;

/// <summary>Writes pictures.</summary>
internal static class PngFile
{
    /// <summary>Writes a picture, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="draw">Draws it.</param>
    public static void Write(string path, int width, int height, Action<SKSurface> draw)
    {
        using SKSurface surface = SKSurface.Create(new SKImageInfo(width, height));
        draw(surface);
        using SKImage image = surface.Snapshot();
        using SKData png = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        AtomicFile.Write(path, png.SaveTo);
    }
}
