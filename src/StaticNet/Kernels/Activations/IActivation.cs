using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// An elementwise function and its derivative, as a struct: kernels that are generic over it inline it, parameters
/// such as a slope are its fields.
/// </summary>
public interface IActivation
{
    /// <summary>
    /// Whether <see cref="Derivative"/> is computed from the function's output (which may then replace its input in
    /// memory) and not from its input.
    /// </summary>
    static abstract bool DerivativeFromOutput { get; }

    /// <summary>The function, lane by lane. NaN gives NaN.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The input.</param>
    TSimd Apply<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>;

    /// <summary>The derivative, lane by lane.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="saved">The output or the input, as <see cref="DerivativeFromOutput"/> says.</param>
    TSimd Derivative<TSimd>(TSimd saved)
        where TSimd : unmanaged, ISimd<TSimd>;
}
