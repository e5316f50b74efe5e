using System.Globalization;
using System.Text;

namespace StaticNet;

/// <summary>
/// The format of a CSV file. What is not set is detected: byte order marks and UTF-8 or Latin-1, the separator, and
/// line endings (CR LF, LF or CR). Blank lines are skipped, and so are lines with nothing but separators.
/// </summary>
public sealed record CsvOptions
{
    /// <summary>
    /// The separator of fields. Default: null, for the one that the first line names (<c>sep=;</c>, as Excel writes
    /// it), or else the most frequent in the header of tab, semicolon, comma and vertical bar.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The value is neither a tab nor a visible ASCII character, or is a quote.
    /// </exception>
    public char? Separator
    {
        get;
        init => field = value is null || CanSeparate(value.Value)
            ? value
            : throw new ArgumentException(
                "Fields are separated by a tab or by a visible character of ASCII, and not by quotes.",
                nameof(Separator));
    }

    /// <summary>Whether a character can be a separator.</summary>
    internal static bool CanSeparate(char character) => character is '\t' or (> ' ' and <= '~' and not '"');

    /// <summary>
    /// The encoding. Default: null, for the one of the byte order mark. Without one: UTF-8, UTF-16 if every other byte
    /// is zero, or Latin-1 if the first 16 MB are not UTF-8.
    /// </summary>
    public Encoding? Encoding { get; init; }

    /// <summary>
    /// The culture of numbers and dates, such as <c>de-DE</c> with a decimal comma. Default: the invariant culture,
    /// with a decimal point, on every machine.
    /// </summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>
    /// Whether numbers may have the culture's thousands separators, in groups of three: <c>1,234.5</c>. Default: no,
    /// because in another culture these are decimals.
    /// </summary>
    public bool AllowThousands { get; init; }

    /// <summary>
    /// Whether the first line names the columns. If not, columns are in the order of the record's properties, or
    /// without a record are called <c>1</c>, <c>2</c> and so on. Default: yes.
    /// </summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>
    /// Whether the file has the columns of a record's targets. If not, as in rows to predict, targets are left at their
    /// defaults. Default: yes.
    /// </summary>
    public bool HasTargets { get; init; } = true;

    /// <summary>
    /// Whether to trim spaces around labels. Default: no; labels that differ only in spaces are reported.
    /// </summary>
    public bool TrimLabels { get; init; }

    /// <summary>
    /// Whether to ignore columns without a name, such as the index that pandas and R write first, when all columns are
    /// requested. Default: no; they are reported, because a row number is not an input.
    /// </summary>
    public bool IgnoreUnnamedColumns { get; init; }

    /// <summary>
    /// The texts that mean a missing number, besides an empty field. Default: the same as in pandas, such as <c>NA</c>,
    /// <c>NaN</c>, <c>null</c> and <c>#N/A</c>.
    /// </summary>
    public IReadOnlyList<string> MissingValues { get; init; } =
    [
        "NA", "N/A", "n/a", "<NA>", "#N/A", "#NA", "#N/A N/A", "NaN", "nan", "NAN", "-NaN", "-nan", "NULL", "Null",
        "null", "None", "none", "nil", "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN", "?", "-", ".",
    ];
}
