using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using StaticNet.Optimizers;
using StaticNet.Simd;

namespace StaticNet;

/// <summary>
/// Stochastic gradient descent, as in PyTorch: <c>g += weightDecay p</c>; with momentum
/// <c>b = momentum b + (1 - dampening) g</c> (the first step: <c>b = g</c>) and <c>g = b</c>, or with Nesterov
/// <c>g += momentum b</c>; <c>p -= learningRate g</c>.
/// </summary>
/// <param name="learningRate">The learning rate.</param>
/// <param name="momentum">The momentum, 0 for none.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
public sealed class Sgd(double learningRate, double momentum = 0) : Optimizer(learningRate)
{
    /// <summary>The momentum, 0 for none.</summary>
    public double Momentum { get; } = OptimizerSetting.NotNegative(momentum, nameof(momentum));

    /// <summary>The dampening of the gradient in the momentum. Default: 0.</summary>
    public double Dampening { get; init => field = OptimizerSetting.NotNegative(value, nameof(Dampening)); }

    /// <summary>Whether to use Nesterov momentum. Default: no.</summary>
    public bool Nesterov { get; init; }

    /// <summary>The weight decay (L2 penalty). Default: 0.</summary>
    public double WeightDecay { get; init => field = OptimizerSetting.NotNegative(value, nameof(WeightDecay)); }

    /// <inheritdoc/>
    public override string Kind => nameof(Sgd);

    /// <inheritdoc/>
    protected override ImmutableArray<string> StateNames => Momentum > 0 ? ["momentum"] : [];

    internal override bool UpdatesInParts => true;

    /// <inheritdoc/>
    protected override void Update(UpdateBlock block)
    {
        if (Momentum == 0)
        {
            UpdatePass.Run(new PlainRule((float)LearningRate, (float)WeightDecay), block);
            return;
        }
        float weight = (float)(Steps == 1 ? 1 : 1 - Dampening);
        // Both kinds of momentum are one rule: what is subtracted is (g or 0) + (momentum or 1) b.
        var rule = new MomentumRule(
            (float)LearningRate, (float)WeightDecay, (float)Momentum, weight,
            ahead: Nesterov ? 1 : 0, along: Nesterov ? (float)Momentum : 1);
        UpdatePass.Run(rule, block, State(0));
    }

    private readonly struct PlainRule(float rate, float decay) : IUpdateRule
    {
        public static int States => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TSimd>(
            ref TSimd parameter, TSimd gradient, ref TSimd state0, ref TSimd state1, ref TSimd state2)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            gradient = TSimd.MultiplyAdd(TSimd.Broadcast(decay), parameter, gradient);
            parameter = TSimd.MultiplyAdd(TSimd.Broadcast(-rate), gradient, parameter);
        }
    }

    private readonly struct MomentumRule(
        float rate, float decay, float friction, float weight, float ahead, float along) : IUpdateRule
    {
        public static int States => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TSimd>(
            ref TSimd parameter, TSimd gradient, ref TSimd momentum, ref TSimd state1, ref TSimd state2)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            gradient = TSimd.MultiplyAdd(TSimd.Broadcast(decay), parameter, gradient);
            momentum = TSimd.MultiplyAdd(TSimd.Broadcast(friction), momentum, TSimd.Broadcast(weight) * gradient);
            TSimd step = TSimd.MultiplyAdd(TSimd.Broadcast(along), momentum, TSimd.Broadcast(ahead) * gradient);
            parameter = TSimd.MultiplyAdd(TSimd.Broadcast(-rate), step, parameter);
        }
    }
}
