namespace StaticNet;

/// <summary>
/// Batch normalisation: <c>y = (x - mean) / sqrt(variance + epsilon) * weight + bias</c> for each channel. In training,
/// mean and (biased) variance are those of the batch over all samples and positions, and update the running statistics:
/// <c>running = (1 - momentum) * running + momentum * batch</c>, with the unbiased variance. Inference uses the running
/// statistics. The shape does not change. Source: Ioffe and Szegedy, ICML 2015, arXiv:1502.03167.
/// </summary>
/// <remarks>
/// In weight files, it corresponds to PyTorch's <c>nn.BatchNorm1d</c> or <c>nn.BatchNorm2d</c>. Keras's momentum of
/// 0.99 is 0.01 here. A training batch must have more than one value for each channel.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>The weight of a batch in the running statistics, from 0 to 1. Default: 0.1.</summary>
    public double Momentum { get; set; } = 0.1;

    /// <summary>The value added to the variance. Default: 1e-5.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>
    /// Whether to learn a weight, initially 1, and a bias, initially 0. Default: <see langword="true"/>.
    /// </summary>
    public bool Affine { get; set; } = true;
}
