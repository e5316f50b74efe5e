using System.Diagnostics;
using System.Text.RegularExpressions;

namespace StaticNet.Samples.Tests;

/// <summary>What stands on a real terminal, tmux's, after a live display: whole tables, each of them once.</summary>
public sealed partial class TerminalTests
{
    private const int Epochs = 14;

    [Theory]
    [InlineData(60, 20, false)]
    [InlineData(80, 24, true)]
    [InlineData(120, 40, true)]
    public void Tables_are_whole_on_screens_of_any_size(int width, int height, bool hasSpeed)
    {
        string[] lines = Screen(width, height, $"train --samples 400 --epochs {Epochs}").Split('\n');
        Assert.Single(lines, static line => line.Contains("│ epoch │", StringComparison.Ordinal));
        Assert.Equal(hasSpeed, lines.Any(static line => line.Contains("samples/s", StringComparison.Ordinal)));
        Assert.Equal(
            Enumerable.Range(1, Epochs).Select(static epoch => $"{epoch}"),
            lines.TakeWhile(static line => !line.Contains("precision", StringComparison.Ordinal))
                .Select(static line => Epoch().Match(line)).Where(static row => row.Success)
                .Select(static row => row.Groups[1].Value));
        // A cell that is broken goes on in a row whose first cell is empty; one row is empty as a whole.
        Assert.DoesNotContain(lines, static line => Broken().IsMatch(line));
    }

    private static string Screen(int width, int height, string arguments)
    {
        Assert.SkipUnless(HasTmux(), "tmux, the terminal that programs can read, is not there.");
        string socket = $"staticnet-{Guid.NewGuid():N}";
        string program = string.Join(' ', Sample.Command("Digits"));
        try
        {
            Tmux(socket, "new-session", "-d", "-x", $"{width}", "-y", $"{height}",
                $"{program} {arguments}; tmux -L {socket} wait-for -S done; sleep 60");
            Tmux(socket, "wait-for", "done");
            return Tmux(socket, "capture-pane", "-p", "-S", "-");
        }
        finally
        {
            Tmux(socket, "kill-server");
        }
    }

    private static bool HasTmux() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(static directory => File.Exists(Path.Combine(directory, "tmux")));

    private static string Tmux(string socket, params string[] arguments)
    {
        var start = new ProcessStartInfo("tmux", ["-L", socket, "-f", "/dev/null", .. arguments])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using Process tmux = Process.Start(start)!;
        string output = tmux.StandardOutput.ReadToEnd();
        tmux.WaitForExit();
        return output;
    }

    [GeneratedRegex(@"^│ +(\d+) │ +\d+\.\d{4} │ +\d\.\d{4} │ +\d+\.\d{4} │")]
    private static partial Regex Epoch();

    [GeneratedRegex(@"^│ +│.*[\w.]")]
    private static partial Regex Broken();
}
