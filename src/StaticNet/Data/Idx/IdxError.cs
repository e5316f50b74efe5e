namespace StaticNet;

/// <summary>The kinds of errors in an IDX file.</summary>
public enum IdxError
{
    /// <summary>The file does not start with two zero bytes, so it is not an IDX file.</summary>
    BadMagic,

    /// <summary>The type of the elements is unknown, or not the required one.</summary>
    BadType,

    /// <summary>The number of axes is 0, or not the required one.</summary>
    BadRank,

    /// <summary>The size of an axis is 0, or not the required one.</summary>
    BadSize,

    /// <summary>The product of the sizes is too large for memory.</summary>
    Overflow,

    /// <summary>The data is shorter than the header says.</summary>
    TooShort,

    /// <summary>The data is longer than the header says.</summary>
    TooLong,

    /// <summary>The gzip data is truncated or corrupt.</summary>
    BadGzip,

    /// <summary>The gzip data would expand so much that it looks like an attack.</summary>
    GzipBomb,

    /// <summary>The numbers of images and labels differ.</summary>
    CountMismatch,

    /// <summary>A label is not a class.</summary>
    LabelOutOfRange,
}
