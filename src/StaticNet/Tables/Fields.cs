using System.ComponentModel;
using System.Globalization;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// For generated code: fields of a row of text as typed values. None throws: what is wrong is rejected.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Fields
{
    /// <summary>A number; 0 where it is none.</summary>
    public static T Number<TFields, T>(scoped ref TFields fields, int column)
        where TFields : struct, IFieldSource, allows ref struct
        where T : struct, INumberBase<T> => OptionalNumber<TFields, T>(ref fields, column, isRequired: true) ?? default;

    /// <summary>A number, or null where it is missing.</summary>
    public static T? OptionalNumber<TFields, T>(scoped ref TFields fields, int column, bool isRequired = false)
        where TFields : struct, IFieldSource, allows ref struct
        where T : struct, INumberBase<T>
    {
        if (IsAbsent(ref fields, column, isRequired, out ReadOnlySpan<char> text))
            return null;
        if (IsPlain(ref fields, text, out T plain))
            return plain;
        if (T.TryParse(text, fields.NumberStyles, fields.Culture, out T value) && T.IsFinite(value))
            return value;
        fields.Reject(column, FieldNames.OfNumber<T>());
        return null;
    }

    /// <summary>A yes or no: true, false, 1, 0, yes, no, in any case.</summary>
    public static bool Boolean<TFields>(scoped ref TFields fields, int column)
        where TFields : struct, IFieldSource, allows ref struct =>
        OptionalBoolean(ref fields, column, isRequired: true) ?? false;

    /// <summary>A yes or no, or null where it is missing.</summary>
    public static bool? OptionalBoolean<TFields>(scoped ref TFields fields, int column, bool isRequired = false)
        where TFields : struct, IFieldSource, allows ref struct
    {
        if (IsAbsent(ref fields, column, isRequired, out ReadOnlySpan<char> text))
            return null;
        if (FieldNames.Boolean(text) is { } value)
            return value;
        fields.Reject(column, "true or false");
        return null;
    }

    /// <summary>A text; an empty one where there is none.</summary>
    public static string Text<TFields>(scoped ref TFields fields, int column)
        where TFields : struct, IFieldSource, allows ref struct =>
        fields.Has(column) ? fields.Keep(column, fields.Field(column)) : "";

    /// <summary>A text that must be there; an empty one where it is not.</summary>
    public static string RequiredText<TFields>(scoped ref TFields fields, int column)
        where TFields : struct, IFieldSource, allows ref struct =>
        IsAbsent(ref fields, column, isRequired: true, out ReadOnlySpan<char> text) ? "" : fields.Keep(column, text);

    /// <summary>A text, or null where it is missing.</summary>
    public static string? OptionalText<TFields>(scoped ref TFields fields, int column)
        where TFields : struct, IFieldSource, allows ref struct =>
        IsAbsent(ref fields, column, isRequired: false, out ReadOnlySpan<char> text) ? null : fields.Keep(column, text);

    /// <summary>The index of a category by its name, see <see cref="FeatureColumn.IndexOf"/>; -1 for none.</summary>
    public static int Category<TFields>(
        scoped ref TFields fields, int column, FeatureSchema schema, bool isRequired)
        where TFields : struct, IFieldSource, allows ref struct
    {
        FeatureColumn categories = schema.Columns[column];
        // A category may be called NA.
        int known = fields.Has(column) ? categories.IndexOf(fields.Field(column)) : -1;
        if (known >= 0 || IsAbsent(ref fields, column, isRequired, out _))
            return known;
        fields.Reject(column, FieldNames.OfCategory(categories));
        return -1;
    }

    /// <summary>The index of a category that is a whole number; -1 for none.</summary>
    public static int Category<TFields, T>(
        scoped ref TFields fields, int column, FeatureSchema schema, bool isRequired)
        where TFields : struct, IFieldSource, allows ref struct
        where T : struct, IBinaryInteger<T>
    {
        if (OptionalNumber<TFields, T>(ref fields, column, isRequired) is not { } number)
            return -1;
        FeatureColumn categories = schema.Columns[column];
        Span<char> text = stackalloc char[CodeText.MostLength];
        int known = categories.IndexOf(CodeText.Of(number, text));
        if (known < 0)
            fields.Reject(column, FieldNames.OfCategory(categories));
        return known;
    }

    /// <summary>A date or time; the default where it is none.</summary>
    public static T Date<TFields, T>(scoped ref TFields fields, int column)
        where TFields : struct, IFieldSource, allows ref struct
        where T : struct, ISpanParsable<T> => OptionalDate<TFields, T>(ref fields, column, isRequired: true) ?? default;

    /// <summary>A date or time, or null where it is missing.</summary>
    public static T? OptionalDate<TFields, T>(scoped ref TFields fields, int column, bool isRequired = false)
        where TFields : struct, IFieldSource, allows ref struct
        where T : struct, ISpanParsable<T>
    {
        if (IsAbsent(ref fields, column, isRequired, out ReadOnlySpan<char> text))
            return null;
        // Elsewhere the year may be that of another calendar.
        bool isInvariant = ReferenceEquals(fields.Culture, CultureInfo.InvariantCulture);
        if (isInvariant && IsoDate.TryParse(text, out T iso))
            return iso;
        if (IsDate(text, fields.Culture, out T value)
            || (IsOneNotation<T>(text) && IsDate(text, CultureInfo.InvariantCulture, out value)))
            return value;
        fields.Reject(column, typeof(T) == typeof(TimeOnly) ? "a time" : "a date");
        return null;
    }

    /// <summary>The value of a column that no network reads, or null where the text is none.</summary>
    public static T? Ignored<TFields, T>(scoped ref TFields fields, int column)
        where TFields : struct, IFieldSource, allows ref struct
        where T : struct, ISpanParsable<T> =>
        fields.Has(column) && IsDate(fields.Field(column), fields.Culture, out T value) ? value : null;

    // What has an offset keeps its own clock, whose hour is the feature. DateTime would convert it to the time zone of
    // the machine, so that a network would be trained with other hours than it meets elsewhere.
    private static bool IsDate<T>(ReadOnlySpan<char> text, CultureInfo culture, out T value)
        where T : struct, ISpanParsable<T>
    {
        if (typeof(T) != typeof(DateTime))
            return T.TryParse(text, culture, out value);
        bool isDate = DateTimeOffset.TryParse(
            text, culture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment);
        value = (T)(object)moment.DateTime;
        return isDate;
    }

    // In any culture, a year that comes first is no day or month. Otherwise one file would have dates of two notations:
    // those whose day is after the 12th would become months of another culture's.
    private static bool IsOneNotation<T>(ReadOnlySpan<char> text) =>
        typeof(T) == typeof(TimeOnly) || text is [_, _, _, _, '-', ..];

    // What is compiled for a type is only its own case.
    private static bool IsPlain<TFields, T>(scoped ref TFields fields, ReadOnlySpan<char> text, out T value)
        where TFields : struct, IFieldSource, allows ref struct
        where T : struct, INumberBase<T>
    {
        value = default;
        if ((typeof(T) != typeof(float) && typeof(T) != typeof(double)) || fields.NumberStyles != NumberStyles.Float
            || fields.Culture.NumberFormat.NumberDecimalSeparator is not [char point])
            return false;
        if (typeof(T) == typeof(float) && PlainNumber.TryParse(text, point, out float single))
            value = (T)(object)single;
        else if (typeof(T) == typeof(double) && PlainNumber.TryParse(text, point, out double number))
            value = (T)(object)number;
        else
            return false;
        return true;
    }

    private static bool IsAbsent<TFields>(
        scoped ref TFields fields, int column, bool isRequired, out ReadOnlySpan<char> text)
        where TFields : struct, IFieldSource, allows ref struct
    {
        text = default;
        if (!fields.Has(column))
            return true;
        text = fields.Field(column);
        if (!fields.IsMissing(text))
            return false;
        if (isRequired)
            fields.Reject(column, "a value");
        return true;
    }
}
