namespace StaticNet;

/// <summary>
/// The negative log-likelihood <c>-x[target]</c> over the last axis. It takes log-probabilities, such as those of
/// <see cref="LogSoftmaxAttribute"/>. Targets are class indices (<c>int</c>) or distributions (<c>float</c>).
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class NllLossAttribute : LossAttribute
{
    /// <summary>The weight of each class. Default: 1 for all.</summary>
    public double[]? ClassWeights { get; set; }

    /// <summary>The label whose samples are ignored. Default: -100.</summary>
    public int IgnoreIndex { get; set; } = -100;
}
