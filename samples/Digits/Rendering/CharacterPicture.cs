using System.Text;
using Spectre.Console;
using StaticNet;

namespace Digits.Rendering;

/// <summary>Draws a digit in characters, each of which is two pixels high.</summary>
internal static class CharacterPicture
{
    private const int Side = Mnist.ImageSide;
    private const string Ramp = " .:-=+*#%@";

    /// <summary>Draws 28 x 28 pixels as 14 lines: in shades where there are colours, otherwise by their ink.</summary>
    public static string Draw(ReadOnlySpan<float> image)
    {
        bool hasColors = AnsiConsole.Profile.Capabilities is
            { Ansi: true, ColorSystem: ColorSystem.TrueColor or ColorSystem.EightBit };
        var text = new StringBuilder();
        for (int row = 0; row < Side; row += 2)
        {
            if (row > 0)
                text.Append('\n');
            for (int column = 0; column < Side; column++)
            {
                float upper = image[row * Side + column], lower = image[(row + 1) * Side + column];
                if (hasColors)
                    text.Append($"[{Shade(upper)} on {Shade(lower)}]▀[/]");
                else
                    text.Append(Ramp[Math.Clamp((int)((upper + lower) / 2 * Ramp.Length), 0, Ramp.Length - 1)]);
            }
        }
        return text.ToString();
    }

    private static string Shade(float value)
    {
        int level = Math.Clamp((int)MathF.Round(value * 255), 0, 255);
        return $"#{level:x2}{level:x2}{level:x2}";
    }
}
