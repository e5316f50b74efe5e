namespace StaticNet;

/// <summary>The element types of safetensors files.</summary>
public enum SafetensorsType
{
    /// <summary>Boolean, one byte: <c>BOOL</c>.</summary>
    Bool,

    /// <summary>4-bit floating point (MXFP4): <c>F4</c>.</summary>
    F4,

    /// <summary>6-bit floating point, 2 exponent bits: <c>F6_E2M3</c>.</summary>
    F6E2M3,

    /// <summary>6-bit floating point, 3 exponent bits: <c>F6_E3M2</c>.</summary>
    F6E3M2,

    /// <summary>Unsigned 8-bit integer: <c>U8</c>.</summary>
    U8,

    /// <summary>Signed 8-bit integer: <c>I8</c>.</summary>
    I8,

    /// <summary>8-bit floating point, 5 exponent bits: <c>F8_E5M2</c>.</summary>
    F8E5M2,

    /// <summary>8-bit floating point, 4 exponent bits: <c>F8_E4M3</c>.</summary>
    F8E4M3,

    /// <summary>8-bit power of two: <c>F8_E8M0</c>.</summary>
    F8E8M0,

    /// <summary>Signed 16-bit integer: <c>I16</c>.</summary>
    I16,

    /// <summary>Unsigned 16-bit integer: <c>U16</c>.</summary>
    U16,

    /// <summary>IEEE half precision: <c>F16</c>.</summary>
    F16,

    /// <summary>The upper half of single precision: <c>BF16</c>.</summary>
    BF16,

    /// <summary>Signed 32-bit integer: <c>I32</c>.</summary>
    I32,

    /// <summary>Unsigned 32-bit integer: <c>U32</c>.</summary>
    U32,

    /// <summary>IEEE single precision, what networks have: <c>F32</c>.</summary>
    F32,

    /// <summary>Two single-precision numbers, a complex one: <c>C64</c>.</summary>
    C64,

    /// <summary>IEEE double precision: <c>F64</c>.</summary>
    F64,

    /// <summary>Signed 64-bit integer: <c>I64</c>.</summary>
    I64,

    /// <summary>Unsigned 64-bit integer: <c>U64</c>.</summary>
    U64,
}
