using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using StaticNet.Kernels;
using StaticNet.Optimizers;
using StaticNet.Simd;

namespace StaticNet;

/// <summary>
/// Resilient backpropagation, as in PyTorch: each parameter has its own step size, which grows while the gradient keeps
/// its sign and shrinks when the sign changes; the parameter then rests for one step. Only the signs of gradients
/// count, so use it with the whole data set, not with small batches. Source: Riedmiller and Braun, ICNN 1993.
/// </summary>
/// <param name="learningRate">The size of the first step; it has no effect on those after it.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
public sealed class Rprop(double learningRate = 1e-2) : Optimizer(learningRate)
{
    /// <summary>The factor by which a step size shrinks, less than 1. Default: 0.5.</summary>
    public double Shrink { get; init => field = OptimizerSetting.Decay(value, nameof(Shrink)); } = 0.5;

    /// <summary>The factor by which a step size grows. Default: 1.2.</summary>
    public double Grow { get; init => field = OptimizerSetting.Positive(value, nameof(Grow)); } = 1.2;

    /// <summary>The smallest step size. Default: 1e-6.</summary>
    public double SmallestStep { get; init => field = OptimizerSetting.NotNegative(value, nameof(SmallestStep)); }
        = 1e-6;

    /// <summary>The largest step size. Default: 50.</summary>
    public double LargestStep { get; init => field = OptimizerSetting.NotNegative(value, nameof(LargestStep)); } = 50;

    /// <inheritdoc/>
    public override string Kind => nameof(Rprop);

    /// <inheritdoc/>
    protected override ImmutableArray<string> StateNames => ["previous_gradient", "step_size"];

    /// <inheritdoc/>
    protected override float InitialState(int index) => index == 1 ? (float)LearningRate : 0;

    internal override bool UpdatesInParts => true;

    /// <inheritdoc/>
    protected override void Update(UpdateBlock block) => UpdatePass.Run(
        new Rule((float)Shrink, (float)Grow, (float)SmallestStep, (float)LargestStep), block, State(0), State(1));

    private readonly struct Rule(float shrink, float grow, float smallest, float largest) : IUpdateRule
    {
        public static int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TSimd>(
            ref TSimd parameter, TSimd gradient, ref TSimd previous, ref TSimd size, ref TSimd state2)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            TSimd product = gradient * previous;
            TSimd turned = TSimd.GreaterThan(TSimd.Zero, product);
            TSimd factor = TSimd.Select(
                TSimd.GreaterThan(product, TSimd.Zero), TSimd.Broadcast(grow), TSimd.Broadcast(1));
            size *= TSimd.Select(turned, TSimd.Broadcast(shrink), factor);
            size = TSimd.Min(TSimd.Broadcast(largest), TSimd.Max(TSimd.Broadcast(smallest), size));
            previous = TSimd.Select(turned, TSimd.Zero, gradient);
            parameter = TSimd.MultiplyAdd(-VectorMath.Sign(previous), size, parameter);
        }
    }
}
