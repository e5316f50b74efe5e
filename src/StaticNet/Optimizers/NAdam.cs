using StaticNet.Optimizers;

namespace StaticNet;

/// <summary>
/// Adam with Nesterov's momentum (Dozat, 2016), as in PyTorch: with
/// <c>mu_t = beta1 (1 - 0.96^(t momentumDecay) / 2)</c>, <c>M = mu_1 ... mu_t</c> and <see cref="Adam"/>'s moments and
/// <c>d = sqrt(v / c2) + epsilon</c>,
/// <c>p -= learningRate ((1 - mu_t) / (1 - M) g + mu_(t+1) / (1 - M mu_(t+1)) m) / d</c>.
/// </summary>
/// <param name="learningRate">The learning rate.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
public sealed class NAdam(double learningRate = 2e-3) : AdamBase(learningRate)
{
    private long _countedSteps;
    private double _product = 1;

    /// <summary>How fast the momentum reaches <see cref="AdamBase.Beta1"/>. Default: 0.004.</summary>
    public double MomentumDecay
    {
        get;
        init => field = OptimizerSetting.NotNegative(value, nameof(MomentumDecay));
    } = 0.004;

    /// <inheritdoc/>
    public override string Kind => nameof(NAdam);

    // The product of the momenta is one for all threads.
    internal override bool UpdatesInParts => false;

    /// <inheritdoc/>
    protected override void Update(UpdateBlock block)
    {
        double product = ProductOfMomenta(), now = Momentum(Steps), next = Momentum(Steps + 1);
        double root = Math.Sqrt(Correction2);
        var rule = new TwoTermRule(
            (float)WeightDecay, (float)Beta1, (float)Beta2, (float)(1 - Beta1), (float)(1 - Beta2),
            gradientRate: (float)(LearningRate * root * (1 - now) / (1 - product)),
            momentRate: (float)(LearningRate * root * next / (1 - product * next)),
            plainRate: 0,
            epsilon: OptimizerSetting.Divisor(Epsilon * root));
        UpdatePass.Run(rule, block, State(0), State(1));
    }

    private double Momentum(long step) => Beta1 * (1 - 0.5 * Math.Pow(0.96, step * MomentumDecay));

    // A function of the steps alone, so that no state beyond them needs saving.
    private double ProductOfMomenta()
    {
        if (_countedSteps > Steps)
            (_countedSteps, _product) = (0, 1);
        while (_countedSteps < Steps)
            _product *= Momentum(++_countedSteps);
        return _product;
    }
}
