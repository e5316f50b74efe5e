using System.Globalization;
using System.Numerics.Tensors;
using Spectre.Console;

namespace Digits.Rendering;

/// <summary>Shows a digit as the network sees it, beside the probabilities of the classes.</summary>
internal static class PredictionReport
{
    private const int BarWidth = 24;

    public static void Write(ReadOnlySpan<float> image, float[] probabilities)
    {
        int digit = TensorPrimitives.IndexOfMax(probabilities);
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn(new GridColumn().NoWrap());
        IEnumerable<string> bars = probabilities.Select((value, index) => Bar(index, value, index == digit));
        grid.AddRow(
            new Panel(new Markup(CharacterPicture.Draw(image))).Border(BoxBorder.Rounded),
            new Markup("\n\n" + string.Join('\n', bars)));
        AnsiConsole.Write(grid);
        Console.WriteLine($"digit: {digit}");
    }

    private static string Bar(int digit, float probability, bool isBest)
    {
        string color = isBest ? "green" : "grey";
        string bar = new string('█', (int)MathF.Round(probability * BarWidth)).PadRight(BarWidth, '·');
        string share = probability.ToString("0.0000", CultureInfo.InvariantCulture);
        return $"[{(isBest ? "bold green" : "default")}]{digit}[/] [{color}]{bar}[/] {share}";
    }
}
