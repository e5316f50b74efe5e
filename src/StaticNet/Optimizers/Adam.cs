using System.Collections.Immutable;

namespace StaticNet;

/// <summary>
/// Adam (Kingma and Ba, 2015), as in PyTorch: <c>g += weightDecay p; m = beta1 m + (1 - beta1) g;
/// v = beta2 v + (1 - beta2) g^2; p -= learningRate (m / c1) / (sqrt(v / c2) + epsilon)</c> with
/// <c>c1 = 1 - beta1^t</c> and <c>c2 = 1 - beta2^t</c>.
/// </summary>
/// <param name="learningRate">The learning rate.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
public sealed class Adam(double learningRate = 1e-3) : AdamBase(learningRate)
{
    /// <summary>Whether to divide by the largest second moment so far (Reddi et al., 2018). Default: no.</summary>
    public bool AmsGrad { get; init; }

    /// <inheritdoc/>
    public override string Kind => nameof(Adam);

    /// <inheritdoc/>
    protected override ImmutableArray<string> StateNames
        => AmsGrad ? [.. base.StateNames, "greatest_second_moment"] : base.StateNames;

    /// <inheritdoc/>
    protected override void Update(UpdateBlock block) => UpdateAdam(block, penalty: WeightDecay, keep: 1, AmsGrad);
}
