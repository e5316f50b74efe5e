namespace StaticNet;

/// <summary>
/// <c>y_i = exp(x_i) / sum_j exp(x_j)</c> over the last axis. Right before a <see cref="CrossEntropyLossAttribute"/>,
/// it is fused with the loss in the numerically stable form.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SoftmaxAttribute : LayerAttribute;
