using System.Globalization;
using Spectre.Console;
using StaticNet;

namespace Digits.Rendering;

/// <summary>Shows how well a network does: by class, which digit was taken for which, and the accuracy.</summary>
internal static class EvaluationReport
{
    public static void Write(Evaluation evaluation)
    {
        ConfusionMatrix confusion = evaluation.Confusion!;
        AnsiConsole.Write(Classes(confusion));
        AnsiConsole.WriteLine();
        AnsiConsole.Write(Confusion(confusion));
        AnsiConsole.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"test loss: {evaluation.Loss:0.0000}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"test accuracy: {evaluation.Accuracy:0.0000}"));
    }

    private static Table Classes(ConfusionMatrix confusion)
    {
        Table table = new Table().Border(TableBorder.Rounded);
        foreach (string title in (string[])["digit", "precision", "recall", "F1", "images"])
            table.AddColumn(new TableColumn(new Text(title, TextStyles.Faint)).RightAligned());
        foreach (ClassMetrics digit in confusion.PerClass)
            table.AddRow(Cells($"{digit.Class}", digit.Precision, digit.Recall, digit.F1, digit.Support));
        table.AddEmptyRow();
        return table.AddRow(Cells(
            "mean", confusion.MacroPrecision, confusion.MacroRecall, confusion.MacroF1, confusion.Total));
    }

    private static Text[] Cells(string name, double precision, double recall, double f1, long images)
        => [Bold(name), Share(precision), Share(recall), Share(f1), Count(images)];

    // Shades of green for what was recognised, of red for what was taken for another.
    private static Table Confusion(ConfusionMatrix confusion)
    {
        Table table = new Table().Border(TableBorder.Rounded);
        table.Title(new TableTitle("rows: what a digit is; columns: what it was taken for", TextStyles.Faint));
        table.AddColumn(new TableColumn(new Text("digit", TextStyles.Faint)).RightAligned());
        for (int predicted = 0; predicted < confusion.Classes; predicted++)
            table.AddColumn(new TableColumn(new Text($"{predicted}", TextStyles.Faint)).RightAligned());
        for (int actual = 0; actual < confusion.Classes; actual++)
        {
            var cells = new List<Text> { Bold($"{actual}") };
            for (int predicted = 0; predicted < confusion.Classes; predicted++)
                cells.Add(Cell(confusion, actual, predicted));
            table.AddRow(cells);
        }
        // On a narrow terminal numbers would be broken across lines.
        bool isNarrow = AnsiConsole.Profile.Width < 8 + 6 * confusion.Classes;
        foreach (TableColumn column in isNarrow ? table.Columns : [])
            column.Padding(0, 0);
        return table;
    }

    private static Text Cell(ConfusionMatrix confusion, int actual, int predicted)
    {
        long count = confusion[actual, predicted];
        if (count == 0)
            return new Text("·", TextStyles.Faint);
        if (actual == predicted)
            return new Text(Number(count), Color.Green);
        long mistakes = Math.Max(1, confusion.Total - confusion.Correct);

        // The square root brings out what is rare.
        double heat = Math.Min(1, Math.Sqrt(10.0 * count / mistakes));
        return new Text(Number(count), new Color(255, (byte)(200 - 140 * heat), (byte)(140 - 100 * heat)));
    }

    private static Text Bold(string text) => new(text, new Style(decoration: Decoration.Bold));

    private static Text Share(double value) => new(value.ToString("0.0000", CultureInfo.InvariantCulture));

    private static Text Count(long value) => new(value.ToString("N0", CultureInfo.InvariantCulture));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
