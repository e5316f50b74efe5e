using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: places in memory. Every network computes dozens of them, and the C# compiler has nothing to infer
/// and no overload to choose, as it does for those of <see cref="Unsafe"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Floats
{
    /// <summary>The float at a distance from another.</summary>
    /// <param name="start">The other.</param>
    /// <param name="offset">How many floats come before it, counted from <paramref name="start"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float At(ref float start, int offset) => ref Unsafe.Add(ref start, offset);
}
