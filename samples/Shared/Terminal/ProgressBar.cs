using Spectre.Console;

namespace Shared;

/// <summary>A line that shows how much is done.</summary>
internal static class ProgressBar
{
    // So that a whole number of columns stays one, however its part of the width was rounded.
    private const double Rounding = 1e-9;

    /// <summary>The bar as markup, as wide as the terminal has room for beside other words.</summary>
    /// <param name="part">The part that is done, from 0 to 1.</param>
    public static string Of(double part)
    {
        int width = Math.Clamp(AnsiConsole.Profile.Width - 60, 10, 50);
        int done = Math.Clamp((int)(width * part + Rounding), 0, width);
        // Another line for what is left, since there may be no colors.
        return $"[deepskyblue1]{new string('━', done)}[/][dim]{new string('─', width - done)}[/]";
    }
}
