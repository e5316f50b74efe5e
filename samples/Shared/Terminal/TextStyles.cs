using Spectre.Console;

namespace Shared;

/// <summary>How text looks on a terminal.</summary>
internal static class TextStyles
{
    /// <summary>What matters less. It is not a color, which may be that of the background.</summary>
    public static Style Faint { get; } = new(decoration: Decoration.Dim);
}
