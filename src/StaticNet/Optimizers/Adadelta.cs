using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using StaticNet.Optimizers;
using StaticNet.Simd;

namespace StaticNet;

/// <summary>
/// Adadelta (Zeiler, 2012), as in PyTorch: <c>g += weightDecay p; v = rho v + (1 - rho) g^2;
/// d = sqrt(a + epsilon) / sqrt(v + epsilon) g; a = rho a + (1 - rho) d^2; p -= learningRate d</c>.
/// </summary>
/// <param name="learningRate">The learning rate.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
public sealed class Adadelta(double learningRate = 1) : Optimizer(learningRate)
{
    /// <summary>The decay of the moving averages. Default: 0.9.</summary>
    public double Rho { get; init => field = OptimizerSetting.Decay(value, nameof(Rho)); } = 0.9;

    /// <summary>The value added inside the roots; with zero, the first step would be 0/0. Default: 1e-6.</summary>
    public double Epsilon { get; init => field = OptimizerSetting.Positive(value, nameof(Epsilon)); } = 1e-6;

    /// <summary>The weight decay (L2 penalty). Default: 0.</summary>
    public double WeightDecay { get; init => field = OptimizerSetting.NotNegative(value, nameof(WeightDecay)); }

    /// <inheritdoc/>
    public override string Kind => nameof(Adadelta);

    /// <inheritdoc/>
    protected override ImmutableArray<string> StateNames => ["square_average", "step_average"];

    internal override bool UpdatesInParts => true;

    /// <inheritdoc/>
    protected override void Update(UpdateBlock block)
    {
        var rule = new Rule(
            (float)LearningRate, (float)WeightDecay, (float)Rho, (float)(1 - Rho), OptimizerSetting.Divisor(Epsilon));
        UpdatePass.Run(rule, block, State(0), State(1));
    }

    private readonly struct Rule(float rate, float penalty, float rho, float weight, float epsilon) : IUpdateRule
    {
        public static int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TSimd>(
            ref TSimd parameter, TSimd gradient, ref TSimd square, ref TSimd steps, ref TSimd state2)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            TSimd decay = TSimd.Broadcast(rho), share = TSimd.Broadcast(weight), small = TSimd.Broadcast(epsilon);
            gradient = TSimd.MultiplyAdd(TSimd.Broadcast(penalty), parameter, gradient);
            square = TSimd.MultiplyAdd(decay, square, share * gradient * gradient);
            TSimd step = TSimd.Sqrt(steps + small) / TSimd.Sqrt(square + small) * gradient;
            steps = TSimd.MultiplyAdd(decay, steps, share * step * step);
            parameter = TSimd.MultiplyAdd(TSimd.Broadcast(-rate), step, parameter);
        }
    }
}
