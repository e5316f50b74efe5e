using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>What becomes of a window of 2 x 2 pixels of an image, or of a convolution's results.</summary>
internal interface IWindowPooling
{
    /// <summary>The side of a window; 1 where every pixel is written.</summary>
    static abstract int Side { get; }

    /// <summary>The value of a window.</summary>
    static abstract TSimd Pool<TSimd>(TSimd a, TSimd b, TSimd c, TSimd d)
        where TSimd : unmanaged, ISimd<TSimd>;
}

/// <summary>Every pixel is written.</summary>
internal readonly struct NoPooling : IWindowPooling
{
    public static int Side => 1;

    public static TSimd Pool<TSimd>(TSimd a, TSimd b, TSimd c, TSimd d)
        where TSimd : unmanaged, ISimd<TSimd>
        => throw new NotSupportedException("There are no windows.");
}

/// <summary>The four pixels of each window are written one after the other.</summary>
internal readonly struct KeptWindow : IWindowPooling
{
    public static int Side => 2;

    public static TSimd Pool<TSimd>(TSimd a, TSimd b, TSimd c, TSimd d)
        where TSimd : unmanaged, ISimd<TSimd>
        => throw new NotSupportedException("Windows are kept.");
}

/// <summary>The largest, as <see cref="MaxPooling"/> would find it.</summary>
internal readonly struct MaxOfWindow : IWindowPooling
{
    public static int Side => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Pool<TSimd>(TSimd a, TSimd b, TSimd c, TSimd d)
        where TSimd : unmanaged, ISimd<TSimd>
        => MaxPooling.Larger(MaxPooling.Larger(a, b), MaxPooling.Larger(c, d));
}

/// <summary>The mean, as <see cref="AveragePooling"/> would compute it.</summary>
internal readonly struct MeanOfWindow : IWindowPooling
{
    public static int Side => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Pool<TSimd>(TSimd a, TSimd b, TSimd c, TSimd d)
        where TSimd : unmanaged, ISimd<TSimd>
        => (a + b + c + d) * TSimd.Broadcast(0.25f);
}
