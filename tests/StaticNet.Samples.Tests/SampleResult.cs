using System.Globalization;

namespace StaticNet.Samples.Tests;

/// <summary>What came of running a sample.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Errors">What it complained of.</param>
internal sealed record SampleResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The last line of the output, whose end must be there.</summary>
    public string LastLine
    {
        get
        {
            Assert.EndsWith("\n", Output, StringComparison.Ordinal);
            return Output.Split('\n')[^2];
        }
    }

    /// <summary>The accuracy that the last line states.</summary>
    public double Accuracy
    {
        get
        {
            RequireSuccess();
            Assert.Matches(@"^test accuracy: [01]\.\d{4}$", LastLine);
            return double.Parse(LastLine["test accuracy: ".Length..], CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The numbers that lines of the output state: <c>name: 0.5</c>.</summary>
    public IEnumerable<double> Values(string name)
        => from line in Output.Split('\n')
           where line.StartsWith(name + ": ", StringComparison.Ordinal)
           select double.Parse(line[(name.Length + 2)..], CultureInfo.InvariantCulture);

    /// <summary>The number that one line of the output states.</summary>
    public double Value(string name) => Assert.Single(Values(name));

    /// <summary>Fails unless the program succeeded and had nothing to complain of.</summary>
    public SampleResult RequireSuccess()
    {
        Assert.Equal((0, ""), (ExitCode, Errors));
        return this;
    }

    /// <summary>Fails unless the program refused its input in one line that contains some words.</summary>
    public void RequireBadInput(string program, string expected)
    {
        Assert.Equal(2, ExitCode);
        Assert.Matches($"^{program}: [^\n]*\n$", Errors);
        Assert.Contains(expected, Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Errors + Output, StringComparison.Ordinal);
    }
}
