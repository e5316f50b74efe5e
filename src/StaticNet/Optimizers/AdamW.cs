using System.Collections.Immutable;

namespace StaticNet;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter, 2019), as in PyTorch:
/// <c>p *= 1 - learningRate weightDecay</c>, then <see cref="Adam"/>'s step from the gradients alone. The default
/// weight decay is 0.01.
/// </summary>
public sealed class AdamW : AdamBase
{
    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">The learning rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not finite.</exception>
    public AdamW(double learningRate = 1e-3)
        : base(learningRate) => WeightDecay = 0.01;

    /// <summary>Whether to divide by the largest second moment so far. Default: no.</summary>
    public bool AmsGrad { get; init; }

    /// <inheritdoc/>
    public override string Kind => nameof(AdamW);

    /// <inheritdoc/>
    protected override ImmutableArray<string> StateNames
        => AmsGrad ? [.. base.StateNames, "greatest_second_moment"] : base.StateNames;

    /// <inheritdoc/>
    protected override void Update(UpdateBlock block)
        => UpdateAdam(block, penalty: 0, keep: 1 - LearningRate * WeightDecay, AmsGrad);
}
