using System.Collections.Immutable;
using System.Globalization;

namespace StaticNet.Training;

/// <summary>
/// Results of epochs as text, a line each: the values of the epoch, and where the network has several losses, those of
/// each output after them. Doubles keep all their bits.
/// </summary>
/// <param name="outputs">The names of the outputs that have a loss.</param>
/// <param name="parse">Reads a number of a value of the checkpoint.</param>
/// <param name="error">What is thrown where the text makes no sense.</param>
internal sealed class EpochResultText(
    ImmutableArray<string> outputs, Func<string, string, double> parse, Func<string, Exception> error)
{
    private const string Key = "results";
    private const string None = "-";
    private const int EpochValues = 7;
    private const int OutputValues = 4;

    /// <summary>The line of an epoch.</summary>
    public static string Of(EpochResult result)
    {
        List<double?> values = [result.Epoch, result.Loss, result.Accuracy, result.ValidationLoss, result.ValidationAccuracy];
        values.AddRange([result.LearningRate, result.Seconds]);
        foreach (OutputResult output in result.Outputs.Values)
            values.AddRange([output.Loss, output.Accuracy, output.ValidationLoss, output.ValidationAccuracy]);
        return string.Join(' ', values.Select(static value => value?.ToString("R", CultureInfo.InvariantCulture) ?? None));
    }

    /// <summary>Reads all lines.</summary>
    public List<EpochResult> Read(string text)
        => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ReadLine)];

    private EpochResult ReadLine(string line)
    {
        string[] parts = line.Split(' ');
        int several = outputs.Length > 1 ? outputs.Length : 0, expected = EpochValues + several * OutputValues;
        if (parts.Length != expected)
            throw error($"the checkpoint's results have a line of {parts.Length} values, not {expected}.");
        double Value(int index) => parse(Key, parts[index]);
        double? Optional(int index) => parts[index] == None ? null : Value(index);
        var result = new EpochResult(
            EpochOf(parts[0]), Value(1), Optional(2), Optional(3), Optional(4), Value(5), Value(6));
        return several == 0 ? result : result with
        {
            Outputs = new PerOutput<OutputResult>(
                outputs, [.. Enumerable.Range(0, several).Select(i => Output(EpochValues + i * OutputValues))]),
        };

        OutputResult Output(int first) => new(Value(first), Optional(first + 1), Optional(first + 2), Optional(first + 3));
    }

    private int EpochOf(string text)
    {
        double value = parse(Key, text);
        return (int)value == value ? (int)value : throw error($"the checkpoint's results have an epoch {text}.");
    }
}
