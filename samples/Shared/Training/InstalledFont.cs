using SkiaSharp;

namespace Shared;

/// <summary>The letters in pictures.</summary>
internal static class InstalledFont
{
    private static readonly string[] s_families =
        ["Inter", "Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans", "Arial"];

    /// <summary>The first good family that is installed; null leaves the choice to the system.</summary>
    public static string? Family { get; } = s_families.FirstOrDefault(SKFontManager.Default.FontFamilies.Contains);
}
