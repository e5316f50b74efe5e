using System.Diagnostics;

namespace StaticNet;

/// <summary>
/// Shows training on the console: one line that is updated in place while an epoch runs, and then a line with its
/// result. If the output is a file or a pipe, or the terminal cannot update a line (<c>TERM=dumb</c>), it writes only
/// the results.
/// </summary>
/// <example>
/// <code>trainer.Fit(data, new FitOptions { Epochs = 10, Progress = new ConsoleProgress() });</code>
/// </example>
public sealed class ConsoleProgress : IProgress<TrainingProgress>
{
    private const int BarWidth = 20, UsualWidth = 80;

    private readonly TextWriter _output;
    private readonly Func<int>? _width;
    private long _start;
    private double _startedAt;
    private int _written;

    /// <summary>Writes to the console.</summary>
    public ConsoleProgress()
        : this(Console.Out, IsTerminal() ? ConsoleWidth : null)
    {
    }

    /// <summary>Writes to any output.</summary>
    /// <param name="output">The output.</param>
    /// <param name="width">The number of columns; null if a line cannot be updated in place.</param>
    internal ConsoleProgress(TextWriter output, Func<int>? width) => (_output, _width) = (output, width);

    /// <summary>Shows the progress of training. <c>Fit</c> calls this a few times per second.</summary>
    /// <param name="value">The progress.</param>
    public void Report(TrainingProgress value)
    {
        double done = value.Epoch - 1 + (double)value.Step / value.StepsPerEpoch;
        // Also where the same object watches a second run.
        if (_start == 0 || done < _startedAt)
            (_start, _startedAt) = (Stopwatch.GetTimestamp(), done);
        if (value.Result is { } result)
            WriteResult(result.ToString());
        else if (_width is not null && value.Step > 0)
            WriteAgain(Line(value, TimeLeft(value.Epochs, done)), _width());
    }

    // The last column stays free: some terminals go to the next line where it is written.
    private void WriteAgain(string text, int width)
    {
        string line = text.Length < width ? text : text[..Math.Max(0, width - 1)];
        _output.Write($"\r{line.PadRight(Math.Min(_written, Math.Max(0, width - 1)))}");
        _output.Flush();
        _written = line.Length;
    }

    private void WriteResult(string text)
    {
        string[] lines = text.Split('\n');
        if (_written > 0)
            lines[0] = $"\r{lines[0].PadRight(_written)}";
        foreach (string line in lines)
            _output.WriteLine(line);
        _output.Flush();
        _written = 0;
    }

    private static string Line(TrainingProgress value, string left)
    {
        double part = (double)value.Step / value.StepsPerEpoch;
        int filled = (int)(part * BarWidth);
        string bar = new string('=', filled).PadRight(BarWidth, '.');
        return $"epoch {value.Epoch} of {value.Epochs} [{bar}] {(int)(part * 100),3} %, loss {value.Loss:0.0000}{left}";
    }

    // From what this run has done so far, which a resumed one does not begin at zero with.
    private string TimeLeft(int epochs, double done)
    {
        if (done <= _startedAt)
            return "";
        double seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds * (epochs - done) / (done - _startedAt);
        var left = TimeSpan.FromSeconds(Math.Ceiling(Math.Min(seconds, TimeSpan.SecondsPerDay * 1000d)));
        return $", {(int)left.TotalMinutes}:{left.Seconds:00} left";
    }

    private static bool IsTerminal()
        => !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    private static int ConsoleWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and int width ? width : UsualWidth;
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException)
        {
            return UsualWidth;
        }
    }
}
