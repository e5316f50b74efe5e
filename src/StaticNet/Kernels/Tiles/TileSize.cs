using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.Kernels;

/// <summary>
/// A number as a type: the just-in-time compiler removes the rows and vectors that a tile lacks. The type has as many
/// bytes, which the compiler knows before it inlines anything: then what a tile lacks takes none of the 512 locals that
/// there may be.
/// </summary>
internal interface ITileSize
{
    static abstract int Value { get; }
}

[StructLayout(LayoutKind.Sequential, Size = 1)]
internal readonly struct Size1 : ITileSize
{
    public static int Value => Unsafe.SizeOf<Size1>();
}

[StructLayout(LayoutKind.Sequential, Size = 2)]
internal readonly struct Size2 : ITileSize
{
    public static int Value => Unsafe.SizeOf<Size2>();
}

[StructLayout(LayoutKind.Sequential, Size = 3)]
internal readonly struct Size3 : ITileSize
{
    public static int Value => Unsafe.SizeOf<Size3>();
}

[StructLayout(LayoutKind.Sequential, Size = 4)]
internal readonly struct Size4 : ITileSize
{
    public static int Value => Unsafe.SizeOf<Size4>();
}

[StructLayout(LayoutKind.Sequential, Size = 5)]
internal readonly struct Size5 : ITileSize
{
    public static int Value => Unsafe.SizeOf<Size5>();
}

[StructLayout(LayoutKind.Sequential, Size = 6)]
internal readonly struct Size6 : ITileSize
{
    public static int Value => Unsafe.SizeOf<Size6>();
}

[StructLayout(LayoutKind.Sequential, Size = 7)]
internal readonly struct Size7 : ITileSize
{
    public static int Value => Unsafe.SizeOf<Size7>();
}

[StructLayout(LayoutKind.Sequential, Size = 8)]
internal readonly struct Size8 : ITileSize
{
    public static int Value => Unsafe.SizeOf<Size8>();
}
