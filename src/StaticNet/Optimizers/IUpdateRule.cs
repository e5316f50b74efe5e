using StaticNet.Simd;

namespace StaticNet.Optimizers;

/// <summary>
/// An optimizer's update of one vector of parameters. The loop over the block exists once, in
/// <see cref="UpdatePass"/>, and is compiled for each rule.
/// </summary>
internal interface IUpdateRule
{
    /// <summary>
    /// How many state blocks the rule reads and writes, 0 to 3: a constant to the just-in-time compiler.
    /// </summary>
    static abstract int States { get; }

    /// <summary>Updates one vector.</summary>
    /// <param name="parameter">The parameters.</param>
    /// <param name="gradient">Their gradients, already scaled.</param>
    /// <param name="state0">The first state block's values, where there is one.</param>
    /// <param name="state1">The second's.</param>
    /// <param name="state2">The third's.</param>
    void Apply<TSimd>(
        ref TSimd parameter, TSimd gradient, ref TSimd state0, ref TSimd state1, ref TSimd state2)
        where TSimd : unmanaged, ISimd<TSimd>;
}

/// <summary>A setting as a type, so that each of its values is compiled by itself.</summary>
internal interface IFlag
{
    /// <summary>The value.</summary>
    static abstract bool IsOn { get; }
}

/// <summary>The setting is on.</summary>
internal readonly struct On : IFlag
{
    /// <inheritdoc/>
    public static bool IsOn => true;
}

/// <summary>The setting is off.</summary>
internal readonly struct Off : IFlag
{
    /// <inheritdoc/>
    public static bool IsOn => false;
}
