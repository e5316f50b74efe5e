using Spectre.Console;

namespace Shared;

/// <summary>The loss so far as blocks, on a logarithmic scale, on which training goes down steadily.</summary>
internal static class LossCurve
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>The curve as markup; nothing where there is too little to show, or no room.</summary>
    public static Markup Of(IEnumerable<double> losses)
    {
        int width = Math.Min(AnsiConsole.Profile.Width - 8, 72);
        double[] values = [.. losses.Select(loss => Math.Log(Math.Max(loss, 1e-9)))];
        if (values.Length < 2 || width < 1)
            return new Markup("");
        double least = values.Min(), range = Math.Max(values.Max() - least, 1e-9);
        char[] curve = new char[Math.Min(width, values.Length)];
        for (int i = 0; i < curve.Length; i++)
        {
            int start = (int)((long)i * values.Length / curve.Length);
            int end = (int)((long)(i + 1) * values.Length / curve.Length);
            double level = (values[start..end].Average() - least) / range;
            curve[i] = Blocks[(int)Math.Round(level * (Blocks.Length - 1))];
        }
        return new Markup($" [dim]loss[/] [yellow]{new string(curve)}[/]");
    }
}
