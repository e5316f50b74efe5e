using System.ComponentModel;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: a function of three or four values and its gradients, as a struct that kernels inline. A function
/// of three values does not look at the fourth.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJoinFunction
{
    /// <summary>The function, lane by lane.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="first">The first operand.</param>
    /// <param name="second">The second operand.</param>
    /// <param name="third">The third operand.</param>
    /// <param name="fourth">The fourth operand.</param>
    TSimd Apply<TSimd>(TSimd first, TSimd second, TSimd third, TSimd fourth)
        where TSimd : unmanaged, ISimd<TSimd>;

    /// <summary>An operand's gradient, lane by lane: <c>dOutput</c> times the partial derivative.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="operand">Which operand, from 0 on.</param>
    /// <param name="dOutput">The gradient of the result.</param>
    /// <param name="first">The first operand.</param>
    /// <param name="second">The second operand.</param>
    /// <param name="third">The third operand.</param>
    /// <param name="fourth">The fourth operand.</param>
    TSimd Gradient<TSimd>(int operand, TSimd dOutput, TSimd first, TSimd second, TSimd third, TSimd fourth)
        where TSimd : unmanaged, ISimd<TSimd>;
}
