namespace StaticNet;

/// <summary>What is wrong with an IDX file.</summary>
public enum IdxError
{
    /// <summary>The file does not start with two zero bytes: it is no IDX file.</summary>
    BadMagic,

    /// <summary>The type of the elements is unknown, or not the one that is needed.</summary>
    BadType,

    /// <summary>The number of axes is 0, or not the one that is needed.</summary>
    BadRank,

    /// <summary>The size of an axis is 0, or not the one that is needed.</summary>
    BadSize,

    /// <summary>The sizes multiply to more than can be held in memory at once.</summary>
    Overflow,

    /// <summary>The data is shorter than the header says.</summary>
    TooShort,

    /// <summary>The data is longer than the header says.</summary>
    TooLong,

    /// <summary>The file is gzipped, and truncated or corrupt as such.</summary>
    BadGzip,

    /// <summary>The file is gzipped, and would unpack to so much that it looks like an attack.</summary>
    GzipBomb,

    /// <summary>Images and labels are not equally many.</summary>
    CountMismatch,

    /// <summary>A label is not that of a class.</summary>
    LabelOutOfRange,
}
