using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Units of a Boltzmann machine that depend on nothing but their own input, as a struct.</summary>
internal interface IUnits
{
    /// <summary>The mean of units with a given input.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The input: bias and weighted sum.</param>
    static abstract TSimd Mean<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>;

    /// <summary>Units drawn from their distribution. NaN gives NaN.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The input.</param>
    /// <param name="mean">Their mean.</param>
    /// <param name="uniform">A number in (0, 1) for each.</param>
    static abstract TSimd Draw<TSimd>(TSimd x, TSimd mean, TSimd uniform)
        where TSimd : unmanaged, ISimd<TSimd>;
}
