namespace StaticNet;

/// <summary>The kinds of errors in a CSV file.</summary>
public enum CsvError
{
    /// <summary>There are bytes that are not valid in the file's encoding.</summary>
    BadEncoding,

    /// <summary>The file is empty: it has not even a header.</summary>
    NoHeader,

    /// <summary>There are no lines after the header.</summary>
    NoRecords,

    /// <summary>Two columns have the same requested name.</summary>
    DuplicateColumn,

    /// <summary>There are too many columns: more than 131,072.</summary>
    TooManyColumns,

    /// <summary>There are too many classes, more than 65,536: perhaps the labels are numbers.</summary>
    TooManyClasses,

    /// <summary>A requested column is not in the file.</summary>
    UnknownColumn,

    /// <summary>A record has more or fewer fields than the header.</summary>
    WrongFieldCount,

    /// <summary>A required field is empty.</summary>
    MissingValue,

    /// <summary>A field of a numeric column is not a number, or is out of the range of single precision.</summary>
    NotANumber,

    /// <summary>A field does not have the type of the record's property.</summary>
    WrongValue,

    /// <summary>A label is not one of the given classes.</summary>
    UnknownClass,

    /// <summary>The file ends inside a quoted field.</summary>
    UnterminatedQuote,

    /// <summary>There is a quote inside an unquoted field, or text after the closing quote.</summary>
    MisplacedQuote,

    /// <summary>A record has millions of characters, as when a closing quote is missing.</summary>
    RecordTooLong,

    /// <summary>A column without a name would be an input.</summary>
    UnnamedColumn,

    /// <summary>A label differs from another only in spaces.</summary>
    AmbiguousClass,
}
