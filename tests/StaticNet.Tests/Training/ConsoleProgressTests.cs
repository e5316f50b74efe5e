using System.Text.RegularExpressions;

namespace StaticNet.Tests.Training;

public sealed partial class ConsoleProgressTests
{
    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(24)]
    [InlineData(1)]
    public void A_terminal_shows_one_line_of_its_width_and_the_results(int width)
    {
        string[] written = Written(() => width).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, written.Length);
        foreach (string line in written)
        {
            string[] states = line.TrimEnd('\r').Split('\r', StringSplitOptions.RemoveEmptyEntries);
            Assert.StartsWith("epoch", states[^1], StringComparison.Ordinal);
            Assert.All(states[..^1], state => Assert.InRange(state.Length, 0, width - 1));
            Assert.Equal(width == 1 ? 1 : 3, states.Length);
        }
        if (width < 80)
            return;
        Assert.Matches(FirstState(), written[0]);
        // What the longer line left is covered.
        Assert.Matches(@"epoch 1: loss 0\.2500 \(1\.0 s\) +$", written[0].TrimEnd('\r'));
    }

    [Fact]
    public void A_file_has_the_results_only()
        => Assert.Equal(
            "epoch 1: loss 0.2500 (1.0 s)\nepoch 2: loss 0.2500 (1.0 s)\n", Written(null).ReplaceLineEndings("\n"));

    private static string Written(Func<int>? width)
    {
        var output = new StringWriter();
        var progress = new ConsoleProgress(output, width);
        for (int epoch = 1; epoch <= 2; epoch++)
        {
            foreach (int step in (ReadOnlySpan<int>)[0, 5, 10])
                progress.Report(new TrainingProgress(epoch, 2, step, 10, 0.5, 0.1, Result: null));
            EpochResult result = new(epoch, 0.25, null, null, null, 0.1, 1);
            progress.Report(new TrainingProgress(epoch, 2, 10, 10, 0.5, 0.1, result));
        }
        return output.ToString();
    }

    [GeneratedRegex(@"^\repoch 1 of 2 \[={10}\.{10}\]  50 %, loss 0\.5000, \d+:\d\d left")]
    private static partial Regex FirstState();
}
