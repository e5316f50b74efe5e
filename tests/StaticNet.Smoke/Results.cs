using System.Globalization;
using System.Runtime.InteropServices;

namespace StaticNet.Smoke;

/// <summary>Results as lines of text, <c>name value value ...</c>; a line that starts with # is a note.</summary>
internal static class Results
{
    private const char NoteMark = '#';

    /// <summary>Prints results that must be the same on every platform, to rounding.</summary>
    public static void Print(string name, IEnumerable<double> values)
        => Console.WriteLine($"{name} {string.Join(' ', values.Select(Text))}");

    /// <summary>Prints what may differ.</summary>
    public static void Note(string text) => Console.WriteLine($"{NoteMark} {text}");

    /// <summary>FNV-1a of the bits.</summary>
    public static ulong Digest(ReadOnlySpan<float> values)
    {
        ulong digest = 14695981039346656037;
        foreach (byte value in MemoryMarshal.AsBytes(values))
            digest = (digest ^ value) * 1099511628211;
        return digest;
    }

    /// <summary>Whether two blocks are equal to the bit.</summary>
    public static bool HaveSameBits(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
        => MemoryMarshal.AsBytes(left).SequenceEqual(MemoryMarshal.AsBytes(right));

    /// <summary>Compares the results in two files.</summary>
    /// <returns>The largest difference, relative to the largest value of its line.</returns>
    /// <exception cref="SmokeException">They are not results of the same things.</exception>
    public static double Difference(string expectedFile, string actualFile)
    {
        (string Name, double[] Values)[] expected = Read(expectedFile), actual = Read(actualFile);
        SmokeException.ThrowUnless(
            expected.Length > 0 && expected.Select(Kind).SequenceEqual(actual.Select(Kind)),
            $"{expectedFile} and {actualFile} hold results of different things.");
        return expected.Zip(actual, (e, a) => Difference(e.Values, a.Values)).Max();
    }

    // The same of NaN and NaN is not wanted: such a result is wrong on any platform.
    private static double Difference(double[] expected, double[] actual)
    {
        double difference = expected.Zip(actual, (e, a) => Math.Abs(e - a)).Max() / expected.Max(Math.Abs);
        return double.IsNaN(difference) ? double.PositiveInfinity : difference;
    }

    private static (string Name, double[] Values)[] Read(string file)
        =>
        [
            .. from line in File.ReadLines(file)
               where line.Length > 0 && line[0] != NoteMark
               let parts = line.Split(' ')
               select (parts[0], parts[1..].Select(Number).ToArray()),
        ];

    private static (string Name, int Count) Kind((string Name, double[] Values) result)
        => (result.Name, result.Values.Length);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
