using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: functions of <see cref="VectorMath"/> as calls, for methods that would be too long for the
/// just-in-time compiler with all of them inlined.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OutlinedMath
{
    private const MethodImplOptions Outlined = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <inheritdoc cref="VectorMath.Exp"/>
    [MethodImpl(Outlined)]
    public static TSimd Exp<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => VectorMath.Exp(x);

    /// <inheritdoc cref="VectorMath.ExpM1"/>
    [MethodImpl(Outlined)]
    public static TSimd ExpM1<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => VectorMath.ExpM1(x);

    /// <inheritdoc cref="VectorMath.Log"/>
    [MethodImpl(Outlined)]
    public static TSimd Log<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => VectorMath.Log(x);

    /// <inheritdoc cref="VectorMath.Tanh"/>
    [MethodImpl(Outlined)]
    public static TSimd Tanh<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => VectorMath.Tanh(x);

    /// <inheritdoc cref="VectorMath.Sigmoid"/>
    [MethodImpl(Outlined)]
    public static TSimd Sigmoid<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => VectorMath.Sigmoid(x);

    /// <inheritdoc cref="VectorMath.Softplus"/>
    [MethodImpl(Outlined)]
    public static TSimd Softplus<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => VectorMath.Softplus(x);

    /// <inheritdoc cref="VectorMath.Sin"/>
    [MethodImpl(Outlined)]
    public static TSimd Sin<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => VectorMath.Sin(x);

    /// <inheritdoc cref="VectorMath.Cos"/>
    [MethodImpl(Outlined)]
    public static TSimd Cos<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => VectorMath.Cos(x);

    /// <inheritdoc cref="VectorMath.Atan"/>
    [MethodImpl(Outlined)]
    public static TSimd Atan<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => VectorMath.Atan(x);

    /// <inheritdoc cref="VectorMath.Power"/>
    [MethodImpl(Outlined)]
    public static TSimd Power<TSimd>(TSimd x, TSimd exponent)
        where TSimd : unmanaged, ISimd<TSimd>
        => VectorMath.Power(x, exponent);
}
