using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using StaticNet.Kernels;
using StaticNet.Optimizers;
using StaticNet.Simd;

namespace StaticNet;

/// <summary>
/// Lion, "evolved sign momentum": <c>c = beta1 m + (1 - beta1) g; p -= learningRate (sign(c) + weightDecay p);
/// m = beta2 m + (1 - beta2) g</c>. Every step has the size of the learning rate, which should be 3 to 10 times smaller
/// than AdamW's, and the weight decay as many times larger. Source: Chen et al., NeurIPS 2023, algorithm 2.
/// </summary>
/// <param name="learningRate">The learning rate.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
public sealed class Lion(double learningRate = 1e-4) : Optimizer(learningRate)
{
    /// <summary>The weight of the momentum in the direction of a step. Default: 0.9.</summary>
    public double Beta1 { get; init => field = OptimizerSetting.Decay(value, nameof(Beta1)); } = 0.9;

    /// <summary>The decay of the momentum. Default: 0.99.</summary>
    public double Beta2 { get; init => field = OptimizerSetting.Decay(value, nameof(Beta2)); } = 0.99;

    /// <summary>The weight decay, multiplied by the learning rate in each step. Default: 0.</summary>
    public double WeightDecay { get; init => field = OptimizerSetting.NotNegative(value, nameof(WeightDecay)); }

    /// <inheritdoc/>
    public override string Kind => nameof(Lion);

    /// <inheritdoc/>
    protected override ImmutableArray<string> StateNames => ["momentum"];

    internal override bool UpdatesInParts => true;

    /// <inheritdoc/>
    protected override void Update(UpdateBlock block)
    {
        var rule = new Rule(
            (float)LearningRate, (float)(1 - LearningRate * WeightDecay), (float)Beta1, (float)(1 - Beta1),
            (float)Beta2, (float)(1 - Beta2));
        UpdatePass.Run(rule, block, State(0));
    }

    private readonly struct Rule(
        float rate, float keep, float decay1, float weight1, float decay2, float weight2) : IUpdateRule
    {
        public static int States => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TSimd>(
            ref TSimd parameter, TSimd gradient, ref TSimd momentum, ref TSimd state1, ref TSimd state2)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            TSimd direction = TSimd.MultiplyAdd(
                TSimd.Broadcast(decay1), momentum, TSimd.Broadcast(weight1) * gradient);
            momentum = TSimd.MultiplyAdd(TSimd.Broadcast(decay2), momentum, TSimd.Broadcast(weight2) * gradient);
            TSimd step = TSimd.Broadcast(rate) * VectorMath.Sign(direction);
            parameter = TSimd.MultiplyAdd(TSimd.Broadcast(keep), parameter, -step);
        }
    }
}
