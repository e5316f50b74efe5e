namespace StaticNet;

/// <summary>
/// The kinds of errors in a safetensors file. The names follow the reference implementation where it has one.
/// </summary>
public enum SafetensorsError
{
    /// <summary>The file is shorter than the 8 bytes that hold the header's length.</summary>
    HeaderTooSmall,

    /// <summary>The header is said to be longer than 100 MB.</summary>
    HeaderTooLarge,

    /// <summary>The header is said to be longer than the file.</summary>
    InvalidHeaderLength,

    /// <summary>The header is not UTF-8.</summary>
    InvalidHeader,

    /// <summary>The header is not the JSON that it should be.</summary>
    InvalidHeaderDeserialization,

    /// <summary>A name occurs twice in the header.</summary>
    DuplicateKey,

    /// <summary>Tensors overlap, leave a hole between them, or end before they start.</summary>
    InvalidOffset,

    /// <summary>A tensor's size does not fit into 64 bits.</summary>
    ValidationOverflow,

    /// <summary>A tensor of elements smaller than a byte does not end at a byte.</summary>
    MisalignedSlice,

    /// <summary>A tensor's shape and element type need another number of bytes than it has.</summary>
    TensorInvalidInfo,

    /// <summary>The tensors do not end where the file ends.</summary>
    MetadataIncompleteBuffer,

    /// <summary>The header names more tensors, axes or metadata than any file needs.</summary>
    LimitExceeded,

    /// <summary>The file is damaged: its checksum does not match.</summary>
    ChecksumMismatch,

    /// <summary>There is no tensor of that name.</summary>
    TensorNotFound,

    /// <summary>The tensor's elements do not convert to single precision.</summary>
    UnsupportedType,
}
