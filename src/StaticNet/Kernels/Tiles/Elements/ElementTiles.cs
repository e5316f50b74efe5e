using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Where register tiles multiply by an element: on Arm, with the vectors that it has. Tiles of 6 rows and 4 vectors
/// have 24 sums, and take 31 of the 32 registers.
/// </summary>
internal static class ElementTiles
{
    /// <summary>The vectors of a tile's row, of 4 lanes.</summary>
    public const int Vectors = 4;

    /// <summary>The columns of a tile.</summary>
    public const int Columns = 4 * Vectors;

    /// <summary>The most rows of a tile.</summary>
    public const int Rows = 6;

    /// <summary>Whether tiles of these vectors do: a constant to the compiler.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Suit<TSimd>()
        where TSimd : unmanaged, ISimd<TSimd>
        => AdvSimd.Arm64.IsSupported && typeof(TSimd) == typeof(Simd128);
}
