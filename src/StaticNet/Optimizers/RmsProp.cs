using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using StaticNet.Optimizers;
using StaticNet.Simd;

namespace StaticNet;

/// <summary>
/// RMSProp (Hinton), as in PyTorch: <c>g += weightDecay p; v = decay v + (1 - decay) g^2; d = sqrt(v) + epsilon</c>
/// (centered: <c>a = decay a + (1 - decay) g; d = sqrt(v - a^2) + epsilon</c>); <c>p -= learningRate g / d</c>, or with
/// momentum <c>b = momentum b + g / d; p -= learningRate b</c>.
/// </summary>
/// <param name="learningRate">The learning rate.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
public sealed class RmsProp(double learningRate = 1e-2) : Optimizer(learningRate)
{
    /// <summary>The decay of the moving averages, PyTorch's <c>alpha</c>. Default: 0.99.</summary>
    public double Decay { get; init => field = OptimizerSetting.Decay(value, nameof(Decay)); } = 0.99;

    /// <summary>The value added to the root. Default: 1e-8.</summary>
    public double Epsilon { get; init => field = OptimizerSetting.NotNegative(value, nameof(Epsilon)); } = 1e-8;

    /// <summary>The momentum, 0 for none.</summary>
    public double Momentum { get; init => field = OptimizerSetting.NotNegative(value, nameof(Momentum)); }

    /// <summary>Whether to divide by the standard deviation instead of the root mean square. Default: no.</summary>
    public bool Centered { get; init; }

    /// <summary>The weight decay (L2 penalty). Default: 0.</summary>
    public double WeightDecay { get; init => field = OptimizerSetting.NotNegative(value, nameof(WeightDecay)); }

    /// <inheritdoc/>
    public override string Kind => nameof(RmsProp);

    /// <inheritdoc/>
    protected override ImmutableArray<string> StateNames => (Momentum > 0, Centered) switch
    {
        (false, false) => ["square_average"],
        (true, false) => ["square_average", "momentum"],
        (false, true) => ["square_average", "gradient_average"],
        (true, true) => ["square_average", "momentum", "gradient_average"],
    };

    /// <inheritdoc/>
    protected override float NegligibleState(int index)
        => index == 0 ? SubnormalFlush.NegligibleSquare(Epsilon) : base.NegligibleState(index);

    internal override bool UpdatesInParts => true;

    /// <inheritdoc/>
    protected override void Update(UpdateBlock block)
    {
        var with = new Coefficients(
            (float)LearningRate, (float)WeightDecay, (float)Decay, (float)(1 - Decay), (float)Momentum,
            OptimizerSetting.Divisor(Epsilon));
        switch (Momentum > 0, Centered)
        {
            case (false, false): UpdatePass.Run(new Rule<Off, Off>(with), block, State(0)); break;
            case (true, false): UpdatePass.Run(new Rule<On, Off>(with), block, State(0), State(1)); break;
            case (false, true): UpdatePass.Run(new Rule<Off, On>(with), block, State(0), State(1)); break;
            case (true, true): UpdatePass.Run(new Rule<On, On>(with), block, State(0), State(1), State(2)); break;
        }
    }

    private readonly record struct Coefficients(
        float Rate, float Penalty, float Decay, float Weight, float Momentum, float Epsilon);

    private readonly struct Rule<TMomentum, TCentered>(Coefficients with) : IUpdateRule
        where TMomentum : struct, IFlag
        where TCentered : struct, IFlag
    {
        public static int States
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => 1 + (TMomentum.IsOn ? 1 : 0) + (TCentered.IsOn ? 1 : 0);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TSimd>(
            ref TSimd parameter, TSimd gradient, ref TSimd square, ref TSimd state1, ref TSimd state2)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            TSimd decay = TSimd.Broadcast(with.Decay), weight = TSimd.Broadcast(with.Weight);
            gradient = TSimd.MultiplyAdd(TSimd.Broadcast(with.Penalty), parameter, gradient);
            square = TSimd.MultiplyAdd(decay, square, weight * gradient * gradient);
            TSimd variance = square;
            if (TCentered.IsOn)
            {
                TSimd average = TMomentum.IsOn ? state2 : state1;
                average = TSimd.MultiplyAdd(decay, average, weight * gradient);
                // Rounding may leave it slightly negative; a NaN passes through the right position.
                variance = TSimd.Max(TSimd.Zero, square - average * average);
                if (TMomentum.IsOn)
                    state2 = average;
                else
                    state1 = average;
            }
            TSimd step = gradient / (TSimd.Sqrt(variance) + TSimd.Broadcast(with.Epsilon));
            if (TMomentum.IsOn)
                step = state1 = TSimd.MultiplyAdd(TSimd.Broadcast(with.Momentum), state1, step);
            parameter = TSimd.MultiplyAdd(TSimd.Broadcast(-with.Rate), step, parameter);
        }
    }
}
