using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using StaticNet.Optimizers;
using StaticNet.Simd;

namespace StaticNet;

/// <summary>
/// Adamax (Kingma and Ba, 2015, section 7.1), as in PyTorch: <c>g += weightDecay p; m = beta1 m + (1 - beta1) g;
/// u = max(beta2 u, |g| + epsilon); p -= learningRate / (1 - beta1^t) m / u</c>.
/// </summary>
/// <param name="learningRate">The learning rate.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
public sealed class Adamax(double learningRate = 2e-3) : AdamBase(learningRate)
{
    /// <inheritdoc/>
    public override string Kind => nameof(Adamax);

    /// <inheritdoc/>
    protected override ImmutableArray<string> StateNames => ["first_moment", "infinity_norm"];

    /// <inheritdoc/>
    protected override void Update(UpdateBlock block)
    {
        var rule = new Rule(
            (float)(LearningRate / Correction1), (float)WeightDecay, (float)Beta1, (float)(1 - Beta1), (float)Beta2,
            OptimizerSetting.Divisor(Epsilon));
        UpdatePass.Run(rule, block, State(0), State(1));
    }

    private readonly struct Rule(
        float rate, float penalty, float decay1, float weight1, float decay2, float epsilon) : IUpdateRule
    {
        public static int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TSimd>(
            ref TSimd parameter, TSimd gradient, ref TSimd first, ref TSimd norm, ref TSimd state2)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            gradient = TSimd.MultiplyAdd(TSimd.Broadcast(penalty), parameter, gradient);
            first = TSimd.MultiplyAdd(TSimd.Broadcast(decay1), first, TSimd.Broadcast(weight1) * gradient);
            norm = TSimd.Max(TSimd.Broadcast(decay2) * norm, TSimd.Abs(gradient) + TSimd.Broadcast(epsilon));
            parameter = TSimd.MultiplyAdd(TSimd.Broadcast(-rate), first / norm, parameter);
        }
    }
}
