using StaticNet.Optimizers;

namespace StaticNet;

/// <summary>
/// Rectified Adam (Liu et al., 2020), as in PyTorch: <see cref="Adam"/>'s moments; while the variance of the adaptive
/// rate is not tractable (<c>rho_t &lt;= 5</c>) <c>p -= learningRate m / c1</c>, afterwards
/// <c>p -= learningRate r_t (m / c1) sqrt(c2) / (sqrt(v) + epsilon)</c>.
/// </summary>
/// <param name="learningRate">The learning rate.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
public sealed class RAdam(double learningRate = 1e-3) : AdamBase(learningRate)
{
    /// <inheritdoc/>
    public override string Kind => nameof(RAdam);

    /// <inheritdoc/>
    protected override void Update(UpdateBlock block)
    {
        double rate = LearningRate / Correction1, rectification = Rectification();
        var rule = new TwoTermRule(
            (float)WeightDecay, (float)Beta1, (float)Beta2, (float)(1 - Beta1), (float)(1 - Beta2),
            gradientRate: 0,
            momentRate: (float)(rate * rectification * Math.Sqrt(Correction2)),
            plainRate: rectification == 0 ? (float)rate : 0,
            epsilon: OptimizerSetting.Divisor(Epsilon));
        UpdatePass.Run(rule, block, State(0), State(1));
    }

    /// <summary>The factor <c>r_t</c>, or 0 while there is none.</summary>
    private double Rectification()
    {
        double limit = 2 / (1 - Beta2) - 1;
        double length = limit - 2 * Steps * Math.Pow(Beta2, Steps) / Correction2;
        return length <= 5
            ? 0
            : Math.Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length));
    }
}
