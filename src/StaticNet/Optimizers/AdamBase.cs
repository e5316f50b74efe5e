using System.Collections.Immutable;
using StaticNet.Optimizers;

namespace StaticNet;

/// <summary>
/// The base class of the optimizers of Adam's family: two moments, both corrected for their initial zeros.
/// </summary>
/// <param name="learningRate">The learning rate.</param>
public abstract class AdamBase(double learningRate) : Optimizer(learningRate)
{
    /// <summary>The decay of the first moment. Default: 0.9.</summary>
    public double Beta1 { get; init => field = OptimizerSetting.Decay(value, nameof(Beta1)); } = 0.9;

    /// <summary>The decay of the second moment. Default: 0.999.</summary>
    public double Beta2 { get; init => field = OptimizerSetting.Decay(value, nameof(Beta2)); } = 0.999;

    /// <summary>The value added to the root of the second moment. Default: 1e-8 (in Keras 1e-7).</summary>
    public double Epsilon { get; init => field = OptimizerSetting.NotNegative(value, nameof(Epsilon)); } = 1e-8;

    /// <summary>The weight decay.</summary>
    public double WeightDecay { get; init => field = OptimizerSetting.NotNegative(value, nameof(WeightDecay)); }

    /// <inheritdoc/>
    protected override ImmutableArray<string> StateNames => ["first_moment", "second_moment"];

    /// <inheritdoc/>
    protected override float NegligibleState(int index)
        => index > 0 ? SubnormalFlush.NegligibleSquare(Epsilon) : base.NegligibleState(index);

    internal override bool UpdatesInParts => true;

    /// <summary><c>1 - beta1^steps</c>, which corrects the first moment.</summary>
    private protected double Correction1 => 1 - Math.Pow(Beta1, Steps);

    /// <summary><c>1 - beta2^steps</c>, which corrects the second moment.</summary>
    private protected double Correction2 => 1 - Math.Pow(Beta2, Steps);

    /// <summary>The update that Adam and AdamW share.</summary>
    /// <param name="block">The parameters and gradients.</param>
    /// <param name="penalty">The factor of the parameters that is added to the gradients.</param>
    /// <param name="keep">The factor of the parameters that stays of them before the step.</param>
    /// <param name="amsGrad">Whether to divide by the greatest second moment.</param>
    private protected void UpdateAdam(UpdateBlock block, double penalty, double keep, bool amsGrad)
    {
        // lr (m/c1) / (sqrt(v/c2) + eps) = (lr sqrt(c2)/c1) m / (sqrt(v) + eps sqrt(c2)): one root, one quotient.
        double root = Math.Sqrt(Correction2);
        var coefficients = new AdamCoefficients
        {
            Penalty = (float)penalty,
            Keep = (float)keep,
            Decay1 = (float)Beta1,
            Weight1 = (float)(1 - Beta1),
            Decay2 = (float)Beta2,
            Weight2 = (float)(1 - Beta2),
            Rate = (float)(LearningRate * root / Correction1),
            Epsilon = OptimizerSetting.Divisor(Epsilon * root),
        };
        if (amsGrad)
            UpdatePass.Run(new AdamRule<On>(coefficients), block, State(0), State(1), State(2));
        else
            UpdatePass.Run(new AdamRule<Off>(coefficients), block, State(0), State(1));
    }
}
