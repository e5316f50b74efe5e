namespace StaticNet;

/// <summary>The element types of IDX files, with their codes.</summary>
public enum IdxType
{
    /// <summary>Unsigned 8-bit integer, as in MNIST.</summary>
    UInt8 = 0x08,

    /// <summary>Signed 8-bit integer.</summary>
    Int8 = 0x09,

    /// <summary>Signed 16-bit integer.</summary>
    Int16 = 0x0B,

    /// <summary>Signed 32-bit integer.</summary>
    Int32 = 0x0C,

    /// <summary>IEEE single precision.</summary>
    Single = 0x0D,

    /// <summary>IEEE double precision.</summary>
    Double = 0x0E,
}
