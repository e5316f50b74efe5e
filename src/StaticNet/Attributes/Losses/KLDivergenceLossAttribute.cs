namespace StaticNet;

/// <summary>
/// The Kullback-Leibler divergence <c>sum t (log t - x)</c> of distributions over the last axis from the targets,
/// averaged over the samples (PyTorch's <c>batchmean</c>). It takes log-probabilities, such as those of
/// <see cref="LogSoftmaxAttribute"/>. Targets are <c>float</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class KLDivergenceLossAttribute : LossAttribute;
