using System.Globalization;
using System.Text;

namespace StaticNet;

/// <summary>
/// How a CSV file is written. What is not set is found out: byte order marks and UTF-8 or Latin-1, the separator, and
/// any line end (CR LF, LF or CR). Blank lines are skipped, and so are lines of separators alone.
/// </summary>
public sealed record CsvOptions
{
    /// <summary>
    /// What stands between two fields. Default: null, for what the first line says (<c>sep=;</c>, as Excel writes it)
    /// or else the one of tab, semicolon, comma and vertical bar that stands in the header most often.
    /// </summary>
    /// <exception cref="ArgumentException">It is neither a tab nor a visible character of ASCII, or a quote.</exception>
    public char? Separator
    {
        get;
        init => field = value is null || CanSeparate(value.Value)
            ? value
            : throw new ArgumentException(
                "Fields are separated by a tab or by a visible character of ASCII, and not by quotes.",
                nameof(Separator));
    }

    /// <summary>Whether a character can stand between fields.</summary>
    internal static bool CanSeparate(char character) => character is '\t' or (> ' ' and <= '~' and not '"');

    /// <summary>
    /// The encoding. Default: null, for that of the byte order mark, or without one UTF-8, UTF-16 where every other
    /// byte is zero, and Latin-1 where the first 16 MB are not UTF-8.
    /// </summary>
    public Encoding? Encoding { get; init; }

    /// <summary>
    /// The culture that numbers and dates are written in, as <c>de-DE</c> with a decimal comma. Default: the invariant
    /// culture, with a decimal point, on every machine.
    /// </summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>
    /// Whether numbers may have the culture's separators of thousands, in groups of three: <c>1,234.5</c>. Default: no,
    /// for in another culture these are decimals.
    /// </summary>
    public bool AllowThousands { get; init; }

    /// <summary>
    /// Whether the first line names the columns. Without it, a record's columns stand in the order of its properties,
    /// and elsewhere columns are called <c>1</c>, <c>2</c> and so on. Default: yes.
    /// </summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>
    /// Whether the file has the columns of a record's targets. Without them, as in rows that are to be predicted for,
    /// targets are left at their defaults. Default: yes.
    /// </summary>
    public bool HasTargets { get; init; } = true;

    /// <summary>
    /// Whether spaces around labels are no part of them. Default: no; labels that only spaces tell apart are reported.
    /// </summary>
    public bool TrimLabels { get; init; }

    /// <summary>
    /// Whether columns without a name, as that of an index which pandas and R write first, are left out where all
    /// columns are wanted. Default: no; they are reported, for a row's number is no input.
    /// </summary>
    public bool IgnoreUnnamedColumns { get; init; }

    /// <summary>
    /// What stands in a field of numbers where there is no value, besides nothing at all. Default: what pandas takes
    /// for missing, such as <c>NA</c>, <c>NaN</c>, <c>null</c> and <c>#N/A</c>.
    /// </summary>
    public IReadOnlyList<string> MissingValues { get; init; } =
    [
        "NA", "N/A", "n/a", "<NA>", "#N/A", "#NA", "#N/A N/A", "NaN", "nan", "NAN", "-NaN", "-nan", "NULL", "Null",
        "null", "None", "none", "nil", "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN", "?", "-", ".",
    ];
}
