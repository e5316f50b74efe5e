using System.Globalization;

namespace StaticNet;

/// <summary>A point of the square in which digits are designed: x to the right, y down, both 0 to 1.</summary>
internal readonly record struct PenPoint(float X, float Y);

/// <summary>One stroke of the pen: the points that its curve passes through.</summary>
internal sealed record Stroke(PenPoint[] Points);

/// <summary>
/// The ways to write each digit. A style is a text: strokes separated by <c>|</c>, points as <c>x,y</c> in percent of
/// the square; a point that stands twice is a corner.
/// </summary>
internal static class DigitStyles
{
    private static readonly string[][] Designs =
    [
        [
            "52,3 28,12 16,38 18,66 32,90 52,97 72,88 84,62 82,34 70,10 50,3",
            "60,4 38,16 26,44 26,74 40,96 60,88 74,60 76,30 66,8 52,5",
            "70,14 50,4 28,18 18,48 24,80 46,97 70,88 82,58 78,26 60,6 44,10",
        ],
        [
            "52,2 50,50 48,98",
            "64,2 51,50 38,98",
            "32,24 54,4 54,4 52,52 52,98",
            "34,22 54,4 54,4 53,50 52,96 | 30,97 52,96 74,96",
        ],
        [
            "18,26 30,8 52,3 74,14 76,34 60,56 38,76 16,96 16,96 48,94 86,95",
            "20,24 36,6 60,4 76,20 72,42 52,66 30,88 18,92 16,82 30,78 50,88 68,97 86,90",
            "22,20 44,4 68,8 74,28 62,52 40,74 20,94 20,94 52,90 82,97",
        ],
        [
            "20,14 44,3 70,10 76,28 60,44 40,48 40,48 64,52 80,70 70,90 44,98 18,88",
            "20,6 50,5 76,6 76,6 60,24 44,40 44,40 68,48 80,68 70,90 42,98 18,86",
            "24,18 46,4 68,12 70,30 52,44 42,46 60,50 76,64 74,84 54,97 26,92",
        ],
        [
            "34,4 26,30 18,54 18,54 50,54 84,52 | 66,20 64,56 60,98",
            "64,4 40,30 14,62 14,62 48,63 86,62 | 64,4 64,50 63,98",
            "26,6 22,30 28,46 48,50 68,42 | 74,4 70,46 66,98",
        ],
        [
            "76,5 48,6 28,7 28,7 25,26 23,44 23,44 46,38 70,46 80,66 70,88 46,98 18,90",
            "30,8 27,26 24,46 46,42 68,50 76,68 66,88 44,97 20,92 | 30,8 54,6 80,5",
            "78,8 56,4 34,12 28,30 44,44 66,54 76,72 64,92 40,97 18,88",
        ],
        [
            "68,4 46,18 28,46 22,72 34,94 56,97 74,82 70,62 50,56 30,66 24,78",
            "56,2 38,26 26,56 26,80 42,97 64,92 74,74 62,58 42,62 30,78",
            "76,10 54,6 34,26 22,56 26,84 48,98 70,90 76,70 60,56 38,60 26,72",
        ],
        [
            "16,10 48,7 82,8 82,8 66,40 54,70 46,98",
            "18,8 50,8 82,7 82,7 64,40 52,70 44,98 | 34,52 56,50 78,48",
            "18,24 18,8 18,8 50,9 80,6 80,6 70,30 56,60 50,98",
        ],
        [
            "70,14 48,3 28,16 34,36 56,50 74,68 70,90 48,98 26,88 26,68 44,50 66,36 72,18 58,4",
            "50,4 30,14 32,36 50,46 70,34 70,14 50,4 | 50,46 26,60 22,82 44,97 70,90 76,68 52,47",
            "50,48 28,34 32,10 54,3 72,18 64,38 44,54 26,74 36,96 60,96 74,78 64,58 48,46",
        ],
        [
            "72,18 52,4 30,14 24,36 40,52 62,44 74,22 74,22 72,54 66,98",
            "74,16 50,4 28,20 30,44 52,52 70,36 76,14 76,40 72,72 54,96 30,92",
            "70,10 48,5 28,22 30,46 52,50 70,34 70,10 70,10 68,50 60,98",
        ],
    ];

    private static readonly Stroke[][][] Styles = [.. Designs.Select(designs => designs.Select(Parse).ToArray())];

    /// <summary>The ways to write a digit, each as its strokes.</summary>
    public static Stroke[][] Of(int digit) => Styles[digit];

    private static Stroke[] Parse(string design) =>
        [.. design.Split(" | ").Select(stroke => new Stroke([.. stroke.Split(' ').Select(ParsePoint)]))];

    private static PenPoint ParsePoint(string point)
    {
        int comma = point.IndexOf(',');
        return new PenPoint(
            int.Parse(point.AsSpan(0, comma), CultureInfo.InvariantCulture) / 100f,
            int.Parse(point.AsSpan(comma + 1), CultureInfo.InvariantCulture) / 100f);
    }
}
