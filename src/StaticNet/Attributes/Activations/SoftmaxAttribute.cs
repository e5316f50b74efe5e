namespace StaticNet;

/// <summary>
/// <c>y_i = exp(x_i) / sum_j exp(x_j)</c> over the last axis. Before a <see cref="CrossEntropyLossAttribute"/> the
/// two are fused to the stable form.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SoftmaxAttribute : LayerAttribute;
