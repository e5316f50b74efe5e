using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: 16 floats on the stack, through which one small layer's vector becomes the next one's scalars.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[InlineArray(16)]
public struct LaneMemory16
{
    private float _first;

    /// <summary>The first float.</summary>
    [UnscopedRef]
    public ref float First => ref _first;
}

/// <summary>For generated code: 64 floats on the stack, for layers of several vectors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[InlineArray(64)]
public struct LaneMemory64
{
    private float _first;

    /// <summary>The first float.</summary>
    [UnscopedRef]
    public ref float First => ref _first;
}
