namespace StaticNet;

/// <summary>What is wrong with a CSV file.</summary>
public enum CsvError
{
    /// <summary>There are bytes that are no characters of the file's encoding.</summary>
    BadEncoding,

    /// <summary>There is nothing in the file, not even a line of column names.</summary>
    NoHeader,

    /// <summary>There are no lines after the header.</summary>
    NoRecords,

    /// <summary>Two columns have one name that is asked for.</summary>
    DuplicateColumn,

    /// <summary>There are more columns than any table has: more than 131,072.</summary>
    TooManyColumns,

    /// <summary>There are more classes than any classifier has, 65,536: perhaps they are numbers.</summary>
    TooManyClasses,

    /// <summary>A column that was asked for is not in the file.</summary>
    UnknownColumn,

    /// <summary>A record has more or fewer fields than the header.</summary>
    WrongFieldCount,

    /// <summary>A field that is needed is empty.</summary>
    MissingValue,

    /// <summary>A field of a numeric column is no number, or none that single precision can hold.</summary>
    NotANumber,

    /// <summary>A field is not what the record's property holds.</summary>
    WrongValue,

    /// <summary>A label is not among the classes that were given.</summary>
    UnknownClass,

    /// <summary>The file ends inside a quoted field.</summary>
    UnterminatedQuote,

    /// <summary>A quote stands inside a field that is not quoted, or something follows the closing quote.</summary>
    MisplacedQuote,

    /// <summary>A record has millions of characters, as when a closing quote is missing.</summary>
    RecordTooLong,

    /// <summary>A column without a name would be an input.</summary>
    UnnamedColumn,

    /// <summary>A label differs from another in spaces alone.</summary>
    AmbiguousClass,
}
