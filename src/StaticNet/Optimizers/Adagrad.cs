using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using StaticNet.Optimizers;
using StaticNet.Simd;

namespace StaticNet;

/// <summary>
/// Adagrad (Duchi, Hazan and Singer, 2011), as in PyTorch: <c>g += weightDecay p; s += g^2;
/// p -= learningRate / (1 + (t - 1) learningRateDecay) g / (sqrt(s) + epsilon)</c>.
/// </summary>
/// <param name="learningRate">The learning rate.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
public sealed class Adagrad(double learningRate = 1e-2) : Optimizer(learningRate)
{
    /// <summary>The decay of the learning rate over the steps. Default: 0.</summary>
    public double LearningRateDecay
    {
        get;
        init => field = OptimizerSetting.NotNegative(value, nameof(LearningRateDecay));
    }

    /// <summary>The initial value of the sums of squares. Default: 0.</summary>
    public double InitialAccumulator
    {
        get;
        init => field = OptimizerSetting.NotNegative(value, nameof(InitialAccumulator));
    }

    /// <summary>The value added to the root. Default: 1e-10.</summary>
    public double Epsilon { get; init => field = OptimizerSetting.NotNegative(value, nameof(Epsilon)); } = 1e-10;

    /// <summary>The weight decay (L2 penalty). Default: 0.</summary>
    public double WeightDecay { get; init => field = OptimizerSetting.NotNegative(value, nameof(WeightDecay)); }

    /// <inheritdoc/>
    public override string Kind => nameof(Adagrad);

    /// <inheritdoc/>
    protected override ImmutableArray<string> StateNames => ["sum"];

    /// <inheritdoc/>
    protected override float InitialState(int index) => (float)InitialAccumulator;

    /// <inheritdoc/>
    protected override float NegligibleState(int index) => SubnormalFlush.NegligibleSquare(Epsilon);

    internal override bool UpdatesInParts => true;

    /// <inheritdoc/>
    protected override void Update(UpdateBlock block)
    {
        double rate = LearningRate / (1 + (Steps - 1) * LearningRateDecay);
        var rule = new Rule((float)rate, (float)WeightDecay, OptimizerSetting.Divisor(Epsilon));
        UpdatePass.Run(rule, block, State(0));
    }

    private readonly struct Rule(float rate, float penalty, float epsilon) : IUpdateRule
    {
        public static int States => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TSimd>(
            ref TSimd parameter, TSimd gradient, ref TSimd sum, ref TSimd state1, ref TSimd state2)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            gradient = TSimd.MultiplyAdd(TSimd.Broadcast(penalty), parameter, gradient);
            sum = TSimd.MultiplyAdd(gradient, gradient, sum);
            TSimd step = gradient / (TSimd.Sqrt(sum) + TSimd.Broadcast(epsilon));
            parameter = TSimd.MultiplyAdd(TSimd.Broadcast(-rate), step, parameter);
        }
    }
}
