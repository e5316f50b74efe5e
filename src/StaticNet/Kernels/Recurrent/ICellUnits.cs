using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>What a cell of one stream does with a vector of its units in one time step.</summary>
internal interface ICellUnits
{
    /// <summary>
    /// Products, gates and state. What is referred to starts at the first of the units, but for input and state, of
    /// which all is read.
    /// </summary>
    /// <typeparam name="TVector">The vector.</typeparam>
    /// <param name="parameters">The layer's parameters.</param>
    /// <param name="input">The values of the time step.</param>
    /// <param name="before">The output of the step before.</param>
    /// <param name="own">The units' part of that, or their cell state where there is one.</param>
    /// <param name="output">Receives the units' output.</param>
    static abstract void Step<TVector>(
        ref float parameters, ref float input, ref float before, ref float own, ref float output)
        where TVector : unmanaged, ISimd<TVector>;
}
