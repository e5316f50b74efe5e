using System.Globalization;

namespace StaticNet;

/// <summary>
/// The text fields of one row, such as those of a CSV file, from which <see cref="IFeatures{TSelf}.Read"/> makes a
/// record. A <c>ref struct</c> may implement it. Columns are counted as in <see cref="FeatureSchema.Columns"/>.
/// </summary>
public interface IFieldSource
{
    /// <summary>The culture of numbers and dates.</summary>
    CultureInfo Culture { get; }

    /// <summary>
    /// The allowed formats of numbers: by default digits with a sign, a decimal point and an exponent.
    /// </summary>
    NumberStyles NumberStyles => NumberStyles.Float;

    /// <summary>Whether the source has the column. If not, the property is left at its default.</summary>
    /// <param name="column">The index of the column.</param>
    bool Has(int column);

    /// <summary>The text of a field, without quotes and surrounding spaces.</summary>
    /// <param name="column">The index of the column.</param>
    ReadOnlySpan<char> Field(int column);

    /// <summary>Whether a text means a missing value: empty, <c>NA</c>, <c>null</c>.</summary>
    /// <param name="text">The text of a field.</param>
    bool IsMissing(scoped ReadOnlySpan<char> text);

    /// <summary>Returns the text as a string; for repeated texts, the source may return the same instance.</summary>
    /// <param name="column">The index of the column.</param>
    /// <param name="text">The text of its field.</param>
    string Keep(int column, scoped ReadOnlySpan<char> text) => text.ToString();

    /// <summary>Records a field that cannot be read.</summary>
    /// <param name="column">The index of the column.</param>
    /// <param name="expected">What it should be, such as <c>a whole number</c>.</param>
    void Reject(int column, string expected);
}
