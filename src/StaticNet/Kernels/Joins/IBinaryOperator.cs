using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// A function of two values and its gradients, as a struct: kernels that are generic over it inline it, parameters such
/// as a factor are its fields.
/// </summary>
public interface IBinaryOperator
{
    /// <summary>Whether the gradients depend on the operands, which are then saved for the backward pass.</summary>
    static abstract bool GradientsReadOperands { get; }

    /// <summary>The function, lane by lane. NaN in either operand gives NaN.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="first">The first operand.</param>
    /// <param name="second">The second operand.</param>
    TSimd Apply<TSimd>(TSimd first, TSimd second)
        where TSimd : unmanaged, ISimd<TSimd>;

    /// <summary>The first operand's gradient, lane by lane: <c>dOutput</c> times the partial derivative.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="dOutput">The gradient of the result.</param>
    /// <param name="first">The first operand; zeros where <see cref="GradientsReadOperands"/> is false.</param>
    /// <param name="second">The second operand; zeros where <see cref="GradientsReadOperands"/> is false.</param>
    TSimd FirstGradient<TSimd>(TSimd dOutput, TSimd first, TSimd second)
        where TSimd : unmanaged, ISimd<TSimd>;

    /// <summary>The second operand's gradient, lane by lane: <c>dOutput</c> times the partial derivative.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="dOutput">The gradient of the result.</param>
    /// <param name="first">The first operand; zeros where <see cref="GradientsReadOperands"/> is false.</param>
    /// <param name="second">The second operand; zeros where <see cref="GradientsReadOperands"/> is false.</param>
    TSimd SecondGradient<TSimd>(TSimd dOutput, TSimd first, TSimd second)
        where TSimd : unmanaged, ISimd<TSimd>;
}
